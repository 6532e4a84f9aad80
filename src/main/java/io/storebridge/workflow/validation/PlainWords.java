package io.storebridge.workflow.validation;

import java.util.LinkedHashMap;
import java.util.Map;

/** The commonest messages of parsers, in words for people who do not read grammars; others stay as they are. */
final class PlainWords {

    private static final Map<String, String> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put("^cvc-[\\w.-]+: ", "");
        WORDS.put(
                "^Invalid content was found starting with element '\\{?(?:\"[^\"]*\":)?(\\w+)}?'.*",
                "<$1> does not belong there");
        WORDS.put("^Value '(.*)' is not facet-valid with respect to enumeration '(.*)'\\. .*", "\"$1\" is none of $2");
        WORDS.put(
                "^Attribute '(.*)' is not allowed to appear in element '(?:\\w+:)?(\\w+)'.*",
                "<$2> has no attribute \"$1\"");
        WORDS.put("^XML document structures must start and end within the same entity.*", "it ends too early");
        WORDS.put("^DOCTYPE is disallowed.*", "a document type (DOCTYPE) is not allowed");
        WORDS.put(
                "^Unexpected character \\((.*?) \\(code \\d+.*?\\)\\): was expecting (.*)",
                "$1 stands where is expected: $2");
        WORDS.put("^does not have a value in the enumeration ", "it is none of ");
        WORDS.put("\\.$", "");
    }

    private PlainWords() {}

    static String of(String message) {
        String words = message;
        for (Map.Entry<String, String> each : WORDS.entrySet()) {
            words = words.replaceFirst(each.getKey(), each.getValue());
        }
        return words;
    }
}
