package io.storebridge.connectors.graph;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;

/**
 * Templates of messages: Mustache in HTML, one file each, whose title is the subject. Values are escaped. Besides the
 * document's fields a template knows {@code {{#asMoney}}{{total}}{{/asMoney}}}: the amount with the currency
 * of the document, or of the order, charge or refund in it,
 * {@code {{#asDay}}{{date}}{{/asDay}}}: a date in words, {@code {{#asNumber}}...}: a quantity without needless zeros,
 * {@code {{#freight}}{{#unlessZero}}...{{/unlessZero}}{{/freight}}}: nothing when the amount is zero, and what
 * {@link OrderDetails} works out.
 *
 * <p>A company's own folder goes before the built-in templates and is read for each mail, so that a change needs no restart.
 * A template reaches the files of these two, by name, and nothing else.
 */
final class MailTemplates {

    static final String BUILT_IN = "classpath:/mail/";

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]+");
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern TITLE = Pattern.compile("<title>(.*?)</title>", Pattern.DOTALL);

    /** A message to send; the subject is plain text. */
    record Message(String subject, String html) {}

    private record Compiled(Template subject, Template html) {}

    private final Mustache.Compiler compiler = Mustache.compiler()
            .withEscaper(Escapers.HTML)
            .nullValue("")
            .emptyStringIsFalse(true)
            .withLoader(this::part);
    private final ResourceLoader resources;
    private final String folder;
    private final Map<String, Compiled> compiled = new ConcurrentHashMap<>();

    MailTemplates(ResourceLoader resources, String folder) {
        this.resources = resources;
        this.folder = folder.endsWith("/") ? folder : folder + "/";
    }

    Message render(String name, Map<String, Object> document) {
        Compiled template = template(name);
        Map<String, Object> context = new HashMap<>(document);
        context.putAll(OrderDetails.of(document));
        String currency = currency(document);
        context.put("asMoney", (Mustache.Lambda) (inner, out) -> out.write(Wording.money(inner.execute(), currency)));
        context.put("asDay", (Mustache.Lambda) (inner, out) -> out.write(Wording.day(inner.execute())));
        context.put("asNumber", (Mustache.Lambda) (inner, out) -> out.write(Wording.number(inner.execute())));
        context.put("unlessZero", (Mustache.Lambda) (inner, out) -> {
            if (!Wording.isZero(inner.context())) {
                inner.execute(out);
            }
        });
        try {
            return new Message(
                    template.subject().execute(context).replaceAll("\\s+", " ").strip(),
                    template.html().execute(context));
        } catch (MustacheException e) {
            throw refused("Template " + name + " does not fit the document: " + e.getMessage());
        }
    }

    /** That of the document, or of the payment, refund or order in it; empty when none has one. */
    private static String currency(Map<String, Object> document) {
        return Stream.of(
                        document,
                        document.get("charge"),
                        document.get("refund"),
                        document.get("order"),
                        document.get("salesOrder"))
                .map(part -> part instanceof Map<?, ?> fields ? fields.get("currency") : null)
                .filter(code -> code instanceof String text && text.matches("[A-Z]{3}"))
                .map(String.class::cast)
                .findFirst()
                .orElse("");
    }

    private Compiled template(String name) {
        if (name == null || !NAME.matcher(name).matches()) {
            throw refused("\"" + name + "\" is not the name of a template.");
        }
        Resource resource = resource(name);
        if (!resource.exists()) {
            throw refused("There is no template " + name + ".html in " + folder + " or among the built-in ones.");
        }
        return folder.equals(BUILT_IN)
                ? compiled.computeIfAbsent(name, key -> compile(key, resource))
                : compile(name, resource);
    }

    private Resource resource(String name) {
        Resource own = resources.getResource(folder + name + ".html");
        return own.exists() ? own : resources.getResource(BUILT_IN + name + ".html");
    }

    /** A part of several templates: {@code {{>_lines}}} is the file {@code _lines.html}. */
    private Reader part(String name) throws IOException {
        if (!PART.matcher(name).matches()) {
            throw new IOException("\"" + name + "\" is not the name of a part");
        }
        return new InputStreamReader(resource(name).getInputStream(), StandardCharsets.UTF_8);
    }

    /** The subject is not HTML, so it is not escaped. */
    private Compiled compile(String name, Resource resource) {
        try {
            String html = resource.getContentAsString(StandardCharsets.UTF_8);
            Matcher title = TITLE.matcher(html);
            if (!title.find()) {
                throw refused("Template " + name + " has no title, which would be the subject.");
            }
            return new Compiled(compiler.escapeHTML(false).compile(title.group(1)), compiler.compile(html));
        } catch (IOException | MustacheException e) {
            throw refused("Template " + name + " cannot be read: " + e.getMessage());
        }
    }

    private static Failure.Rejected refused(String message) {
        return new Failure.Rejected(ErrorCodes.MAIL_REFUSED, message, List.of(), null);
    }
}
