package io.storebridge.workflow.migration;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the engine says against a move, in the words of somebody who reads diagrams. */
final class EngineWords {

    static final String NO_INSTRUCTION = "There is no migration instruction";
    static final String NO_TRIGGER = "Cannot update event trigger";

    private record Saying(Pattern pattern, String words) {

        static Saying of(String pattern, String words) {
            return new Saying(Pattern.compile(pattern, Pattern.DOTALL), words);
        }
    }

    private static final List<Saying> SAYINGS = List.of(
            Saying.of(
                    "Activities have incompatible types.*",
                    "Its type differs from that of the element in the newest version"),
            Saying.of(
                    "Events are not of the same type \\((.*) != (.*)\\)",
                    "It is an event of another type in the newest version ($1 before, $2 now)"),
            Saying.of(
                    "The closest mapped ancestor '(.*)' is mapped to scope '(.*)' which is not an ancestor.*",
                    "It stands in the sub-process $1, which becomes $2, and in the newest version it stands outside of that"),
            Saying.of(
                    "The source activity's event scope \\((.*)\\) must be mapped to the target.*\\((.*)\\)",
                    "The event stands at $1, and in the newest version at $2"),
            Saying.of(
                    "The source activity's event scope \\((.*)\\) must be mapped but.*",
                    "The event stands at $1, and in the newest version at no element"),
            Saying.of(
                    ".*is a descendant of multi-instance body '(.*)' that is not mapped.*",
                    "In the newest version it is repeated, or stands in something that is ($1)"),
            Saying.of(
                    "(Cannot remove the inner activity|Must map the inner activity).*",
                    "It is repeated in one of the two versions only"),
            Saying.of(
                    "The target gateway must have at least.*",
                    "The gateway has fewer incoming arrows in the newest version, so branches that have arrived have no place"),
            Saying.of(
                    "The gateway's flow scope '(.*)' must be mapped",
                    "The sub-process $1 around the gateway does not move"),
            Saying.of(
                    "Only one gateway can be mapped to gateway '(.*)'",
                    "Two gateways cannot become the one gateway $1"),
            Saying.of(
                    "The type of the source activity is not supported.*",
                    "Instances at this kind of element cannot be moved by the engine"),
            Saying.of(
                    "Target activity is not async(Before|After)",
                    "It waits for a job here, and in the newest version there is no asynchronous continuation"),
            Saying.of(
                    "Transition instance is assigned to.*",
                    "It waits for a job behind this element, and the arrow that it would take is not in the newest version"),
            Saying.of(
                    "The variable '(.*)' exists in both.*",
                    "The variable $1 is there twice (at the element and around it), and one would be lost"),
            Saying.of(
                    "Cannot migrate subscription for compensation handler '(.*)'.*",
                    "What would undo $1 has no place in the newest version"));

    private EngineWords() {}

    static String of(String failure) {
        for (Saying saying : SAYINGS) {
            Matcher matcher = saying.pattern.matcher(failure);
            if (matcher.matches()) {
                return matcher.replaceFirst(saying.words);
            }
        }
        return failure;
    }

    /** The first of several: the others follow from it. */
    static String of(List<String> failures) {
        return failures.stream().findFirst().map(EngineWords::of).orElse("The engine does not say why");
    }
}
