package dev.contrail.analysis.report;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.List;

/** Validates JSON against the schema of dumps. */
public final class DumpValidator {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private DumpValidator() {}

  /** Returns the errors in these dumps, each with its place; empty if there are none. */
  public static List<String> errors(String json) throws IOException {
    return REGISTRY
        .getSchema(ReportSchema.ofDumps(), InputFormat.JSON)
        .validate(json, InputFormat.JSON)
        .stream()
        .map(Object::toString)
        .toList();
  }
}
