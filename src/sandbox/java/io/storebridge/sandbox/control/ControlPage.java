package io.storebridge.sandbox.control;

import io.storebridge.sandbox.http.Html;
import io.storebridge.sandbox.http.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/** The control port's first page: what can be done, as commands to copy. */
final class ControlPage {

    private ControlPage() {}

    static Response show(String url, Map<String, String> actions) {
        StringBuilder content = new StringBuilder();
        section(content, "Make a system fail", faults(url));
        section(content, "See what a system received", journal(url));
        if (!actions.isEmpty()) {
            section(content, "Do the back office's work in GP", commands(url, actions));
        }
        return Html.page(
                "Storebridge sandbox: control",
                "Systems: gp, ordercloud, salesforce, stripe, stripe-webhooks, avatax, taxjar, graph. Kinds of fault: latency, error, drop-response,"
                        + " refuse. A fault strikes"
                        + " every request unless it has a rate, a match (part of path, body or SQL) or a number of times.",
                content.toString());
    }

    private static Map<String, String> faults(String url) {
        Map<String, String> commands = new LinkedHashMap<>();
        commands.put(
                "GP books the order, but its answer gets lost",
                post(
                        url + "/faults",
                        "{\"system\":\"gp\",\"kind\":\"drop-response\",\"match\":\"taSopHdrIvcInsert\",\"times\":1}"));
        commands.put("GP is down", post(url + "/faults", "{\"system\":\"gp\",\"kind\":\"refuse\",\"rate\":1}"));
        commands.put(
                "The store is slow",
                post(url + "/faults", "{\"system\":\"ordercloud\",\"kind\":\"latency\",\"millis\":2000}"));
        commands.put(
                "The store asks for patience in a third of the calls",
                post(
                        url + "/faults",
                        "{\"system\":\"ordercloud\",\"kind\":\"error\",\"status\":429,\"retryAfter\":2,\"rate\":0.33}"));
        commands.put("The CRM is down", post(url + "/faults", "{\"system\":\"salesforce\",\"kind\":\"refuse\"}"));
        commands.put(
                "Stripe charges the card, but its answer gets lost",
                post(
                        url + "/faults",
                        "{\"system\":\"stripe\",\"kind\":\"drop-response\",\"match\":\"/confirm\",\"times\":1}"));
        commands.put("What is in force", "curl " + url + "/faults");
        commands.put("All well again", "curl -X DELETE " + url + "/faults");
        return commands;
    }

    private static Map<String, String> journal(String url) {
        Map<String, String> commands = new LinkedHashMap<>();
        commands.put("GP's transactions, with SQL and parameters", "curl '" + url + "/journal?system=gp&limit=20'");
        commands.put("The store's requests and answers", "curl '" + url + "/journal?system=ordercloud&limit=20'");
        commands.put("The CRM's queries", "curl '" + url + "/journal?system=salesforce&limit=20'");
        commands.put("Only what came after entry 120", "curl '" + url + "/journal?since=120'");
        commands.put("Forget all", "curl -X DELETE " + url + "/journal");
        return commands;
    }

    private static Map<String, String> commands(String url, Map<String, String> actions) {
        Map<String, String> commands = new LinkedHashMap<>();
        actions.forEach((path, example) -> commands.put("POST " + path, post(url + path, example)));
        return commands;
    }

    private static String post(String url, String body) {
        return "curl " + url + " -d '" + body + "'";
    }

    private static void section(StringBuilder content, String title, Map<String, String> commands) {
        content.append("<h2>").append(Html.text(title)).append("</h2>");
        commands.forEach((what, command) -> content.append("<p class=what>")
                .append(Html.text(what))
                .append("</p><pre>")
                .append(Html.text(command))
                .append("</pre>"));
    }
}
