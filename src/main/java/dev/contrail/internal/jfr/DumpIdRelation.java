package dev.contrail.internal.jfr;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.MetadataDefinition;
import jdk.jfr.Name;
import jdk.jfr.Relational;

/** Relates all fields that contain the id of a dump. */
@MetadataDefinition
@Relational
@Name("contrail.DumpIdRelation")
@Label("Dump Id")
@Description("Events with the same dump id belong to the same dump")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@interface DumpIdRelation {}
