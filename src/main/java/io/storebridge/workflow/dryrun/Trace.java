package io.storebridge.workflow.dryrun;

import java.util.ArrayList;
import java.util.List;

/** The way that a run takes, in order, and where it stops. */
public final class Trace {

    private final List<Passed> passed = new ArrayList<>();
    private final List<Stop> stops = new ArrayList<>();
    private String element = "";
    private String label = "";

    public enum Kind {
        branch,
        decision,
        task,
        call
    }

    /**
     * Something that the run has passed.
     *
     * @param element the gateway, or the step
     * @param name the flow that was taken, the decision, or the operation; empty for tasks
     * @param document what the decision gave, or the inputs of the call
     */
    record Passed(Kind kind, String element, String label, String name, Object document) {

        /** What it is compared with in the other trace. */
        String place() {
            return kind == Kind.branch || kind == Kind.task ? element : element + " " + name;
        }
    }

    /** Why a run goes no further. */
    public enum StopKind {
        /** It has come to its end. */
        end,
        /** Somebody has to complete a task. */
        person,
        /** For a message or a timer. */
        event,
        /** An operation would be called for which nothing is recorded. */
        noAnswer,
        error
    }

    /** @param text what is the matter, when it is not plain from the element */
    record Stop(StopKind kind, String element, String label, String text) {

        /** Labels may be edited. */
        boolean isLike(Stop other) {
            return kind == other.kind && element.equals(other.element) && text.equals(other.text);
        }
    }

    boolean stopsLike(Stop stop) {
        return stops.stream().anyMatch(stop::isLike);
    }

    /** The run has come to this element; errors that follow are its errors. */
    public void reached(String element, String label) {
        this.element = element;
        this.label = label == null ? "" : label;
    }

    public void branch(String gateway, String label, String flow) {
        add(Kind.branch, gateway, label, flow, null);
    }

    public void decision(String activity, String label, String decision, Object result) {
        add(Kind.decision, activity, label, decision, result);
    }

    public void task(String activity, String label) {
        add(Kind.task, activity, label, "", null);
    }

    public void call(String activity, String label, String operation, Object inputs) {
        add(Kind.call, activity, label, operation, inputs);
    }

    private void add(Kind kind, String element, String label, String name, Object document) {
        passed.add(new Passed(kind, element, label == null ? "" : label.replaceAll("\\s+", " "), name, document));
    }

    public void stop(StopKind kind, String element, String label, String text) {
        stops.add(new Stop(kind, element, label == null ? "" : label.replaceAll("\\s+", " "), text));
    }

    /** An error at the element that was reached last. */
    public void error(String text) {
        stop(StopKind.error, element, label, text);
    }

    /** A call at the element that was reached last, to which no answer is recorded. */
    public void missing(String text) {
        stop(StopKind.noAnswer, element, label, text);
    }

    public boolean hasError() {
        return stops.stream().anyMatch(stop -> stop.kind == StopKind.error);
    }

    public boolean lacksAnswers() {
        return stops.stream().anyMatch(stop -> stop.kind == StopKind.noAnswer);
    }

    List<Passed> passed() {
        return passed;
    }

    public List<String> endings() {
        return stops.stream().map(Trace::words).toList();
    }

    List<Stop> stops() {
        return stops;
    }

    static String words(Stop stop) {
        String where = Difference.quoted(stop.element(), stop.label());
        return switch (stop.kind()) {
            case end -> stop.element().isEmpty() ? "ends" : "ends at " + where;
            case person -> "waits for a person at " + where;
            case event -> "waits for " + stop.text() + (stop.element().isEmpty() ? "" : " at " + where);
            case noAnswer -> "%s at %s".formatted(stop.text(), where);
            case error -> "error at %s: %s".formatted(where, stop.text());
        };
    }
}
