package io.storebridge.workflow;

import java.io.ByteArrayInputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ResourceReport;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.xml.ModelException;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** What the engine says against files when they are deployed, as findings. */
final class EngineMistakes {

    /** Codes and class names with which the engine begins its messages. */
    private static final Pattern ENGINE_TALK =
            Pattern.compile("^(ENGINE|DMN|FEEL)[-/][A-Z0-9-]+ |^[a-z]+([.][a-zA-Z]+)+(Exception|Error): ");

    private static final Pattern SCHEMA_TALK = Pattern.compile("^(Error: URI=\\S* Line=\\d+: )?cvc-[a-zA-Z0-9.-]+: ");

    private EngineMistakes() {}

    /** @return nothing when the failure is not one of the files, such as a database that does not answer */
    static Optional<List<Finding>> of(RuntimeException failure, List<DeployableResource> files) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException
                    || cause instanceof DataAccessException
                    || cause instanceof TransactionException
                    || cause instanceof OptimisticLockingException) {
                return Optional.empty();
            }
            if (cause instanceof ParseException parse) {
                return Optional.of(reported(parse, files));
            }
        }
        Throwable root = NestedExceptionUtils.getMostSpecificCause(failure);
        String message = String.valueOf(root.getMessage());
        String file = files.stream()
                .map(DeployableResource::name)
                .filter(name -> String.valueOf(failure.getMessage()).contains(name) || message.contains(name))
                .findFirst()
                .orElse(files.size() == 1 ? files.get(0).name() : "");
        return Optional.of(List.of(finding(file, "", "", inPlainWords(message))));
    }

    private static List<Finding> reported(ParseException parse, List<DeployableResource> files) {
        List<Finding> findings = new ArrayList<>();
        for (ResourceReport report : parse.getResorceReports()) {
            for (Problem problem : report.getErrors()) {
                String element = problem.getMainElementId() == null ? "" : problem.getMainElementId();
                String where =
                        element.isEmpty() && problem.getLine() > 0 ? "Line %d: ".formatted(problem.getLine()) : "";
                findings.add(finding(
                        report.getResourceName(),
                        element,
                        label(report.getResourceName(), element, files),
                        where + inPlainWords(problem.getMessage())));
            }
        }
        // Where the same mistake is told of a line and of an element, the element says more.
        findings.sort(Comparator.comparing(finding -> finding.element().isEmpty()));
        return findings;
    }

    private static Finding finding(String file, String element, String label, String message) {
        return new Finding(
                Finding.Severity.error,
                file,
                element,
                label,
                "The engine does not take it: " + message,
                element.isEmpty()
                        ? "Open the file in Camunda Modeler, correct it and save it again"
                        : "Open the file in Camunda Modeler, correct the element and save it again");
    }

    private static String label(String name, String element, List<DeployableResource> files) {
        return element.isEmpty()
                ? ""
                : files.stream()
                        .filter(file -> file.name().equals(name))
                        .findFirst()
                        .map(file -> label(file, element))
                        .orElse("");
    }

    /** A label is a help for the reader; the message stands without it, as it has to for a file that is no diagram. */
    private static String label(DeployableResource file, String id) {
        try {
            ModelElementInstance element = Bpmn.readModelFromStream(new ByteArrayInputStream(file.content()))
                    .getModelElementById(id);
            String name = element == null ? null : element.getAttributeValue("name");
            return name == null ? "" : name;
        } catch (ModelException e) {
            return "";
        }
    }

    private static String inPlainWords(String message) {
        String plain = message.strip();
        for (Pattern talk : List.of(ENGINE_TALK, SCHEMA_TALK)) {
            plain = talk.matcher(plain).replaceFirst("");
        }
        return plain;
    }
}
