package io.storebridge.workflow;

import java.util.List;

/** The Java types that a JSON variable may become. */
final class PlainTypes {

    static final List<String> NAMES = List.of(
            "java.util.LinkedHashMap",
            "java.util.HashMap",
            "java.util.Map",
            "java.util.ArrayList",
            "java.util.List",
            "java.lang.Object",
            "java.lang.String",
            "java.lang.Boolean",
            "java.lang.Integer",
            "java.lang.Long");

    private PlainTypes() {}
}
