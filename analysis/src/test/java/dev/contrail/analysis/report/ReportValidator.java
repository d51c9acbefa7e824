package dev.contrail.analysis.report;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.util.List;

/**
 * Validates JSON against the schema of the report, and that schema against the schema of schemas.
 */
public final class ReportValidator {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private ReportValidator() {}

  /** Returns the errors in this report, each with its place; empty if there are none. */
  public static List<String> errors(String json) throws IOException {
    return errors(REGISTRY.getSchema(ReportSchema.text(), InputFormat.JSON), json);
  }

  static List<String> errorsOfTheSchema() throws IOException {
    String dialect = Dialects.getDraft202012().getId();
    return errors(REGISTRY.getSchema(SchemaLocation.of(dialect)), ReportSchema.text());
  }

  private static List<String> errors(Schema schema, String json) {
    return schema.validate(json, InputFormat.JSON).stream().map(Object::toString).toList();
  }
}
