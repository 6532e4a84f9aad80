package io.storebridge.workflow.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** What the forms library of Camunda 7.24's Tasklist (form-js 1.8.7) does not draw, or draws and cannot complete. */
final class DrawableForms implements Check {

    private static final int SCHEMA_VERSION = 16;

    private static final Set<String> DRAWN = Set.of(
            "button",
            "checkbox",
            "checklist",
            "columns",
            "datetime",
            "default",
            "expression",
            "group",
            "html",
            "iframe",
            "image",
            "number",
            "radio",
            "select",
            "separator",
            "spacer",
            "table",
            "taglist",
            "text",
            "textarea",
            "textfield");

    @Override
    public void check(FileSet files, Findings findings) {
        files.forms.forEach(form -> check(form, findings));
    }

    private static void check(Form form, Findings findings) {
        if (form.id().isEmpty()) {
            findings.error(form.file(), "The form has no ID", "Set its ID in the form editor: user tasks name it");
        }
        int version = form.json().path("schemaVersion").asInt();
        if (version > SCHEMA_VERSION) {
            findings.error(
                    form.file(),
                    form.id(),
                    "",
                    "The form was made for a newer Tasklist (schemaVersion %d) than Camunda 7.24's, which draws up to %d"
                            .formatted(version, SCHEMA_VERSION),
                    "Choose Camunda 7 with version 7.24 at the bottom of the form editor and save, or set \"schemaVersion\": 16"
                            + " in the file and look at the form in Tasklist");
        }
        form.components().forEach(component -> check(form, component, findings));
    }

    private static void check(Form form, JsonNode component, Findings findings) {
        String type = component.path("type").asText();
        if (type.equals("dynamiclist")) {
            report(
                    form,
                    component,
                    "Tasklist never lets a form with a dynamic list be completed",
                    "Show the lines in a table, or make an embedded form for those that are to be edited",
                    findings);
        } else if (!DRAWN.contains(type)) {
            report(
                    form,
                    component,
                    "Tasklist does not draw the component \"%s\"".formatted(type),
                    "Take it out, or use another: text field, text area, number, date, checkbox, radio, select, tag list,"
                            + " text, table, image",
                    findings);
        }
    }

    private static void report(Form form, JsonNode component, String message, String remedy, Findings findings) {
        findings.error(form.file(), component.path("id").asText(), Form.label(component), message, remedy);
    }
}
