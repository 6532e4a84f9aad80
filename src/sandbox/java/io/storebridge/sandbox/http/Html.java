package io.storebridge.sandbox.http;

/** Pages for people, all in one look and without anything from elsewhere. */
public final class Html {

    private static final String STYLE =
            """
            :root { color-scheme: light dark; --ink: #1c2733; --soft: #5b6b7b; --line: #d9e0e7; --paper: #fff; \
            --ground: #f4f6f8; --accent: #0b6e6e; }
            @media (prefers-color-scheme: dark) { :root { --ink: #e4eaf0; --soft: #9aa9b8; --line: #34414d; \
            --paper: #1b242c; --ground: #131a20; --accent: #5cc4c0; } }
            * { box-sizing: border-box; }
            body { margin: 0; background: var(--ground); color: var(--ink); \
            font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif; }
            header { background: var(--paper); border-bottom: 1px solid var(--line); padding: 22px 32px; }
            h1 { margin: 0; font-size: 21px; } header p { margin: 6px 0 0; color: var(--soft); max-width: 80ch; }
            main { padding: 8px 32px 40px; max-width: 1100px; }
            h2 { font-size: 16px; margin: 28px 0 6px; color: var(--accent); }
            p.what { margin: 14px 0 4px; }
            pre { margin: 0; padding: 10px 14px; background: var(--paper); border: 1px solid var(--line); \
            border-radius: 8px; overflow-x: auto; font: 13px/1.5 ui-monospace, "DejaVu Sans Mono", monospace; }
            table { width: 100%; border-collapse: collapse; background: var(--paper); border: 1px solid var(--line); \
            border-radius: 8px; overflow: hidden; margin-top: 20px; }
            th { text-align: left; font-size: 12px; font-weight: 600; color: var(--soft); }
            th, td { padding: 10px 14px; border-bottom: 1px solid var(--line); vertical-align: top; }
            tr:last-child td { border-bottom: 0; } .number { text-align: right; font-variant-numeric: tabular-nums; } td.time { white-space: nowrap; color: var(--soft); }
            a { color: var(--accent); text-decoration: none; } a:hover { text-decoration: underline; }
            .empty { margin-top: 24px; padding: 40px; text-align: center; color: var(--soft); background: var(--paper); \
            border: 1px dashed var(--line); border-radius: 8px; }
            dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 18px; margin: 20px 0; } \
            dt { color: var(--soft); } dd { margin: 0; }
            iframe { width: 100%; height: 70vh; background: #fff; border: 1px solid var(--line); border-radius: 8px; }
            """;

    private Html() {}

    /**
     * @param lead one or two sentences below the title, as plain text
     * @param content HTML
     */
    public static Response page(String title, String lead, String content) {
        return Response.html("<!doctype html><html lang=en><meta charset=utf-8>"
                + "<meta name=viewport content='width=device-width, initial-scale=1'><title>" + text(title)
                + "</title><style>" + STYLE + "</style><header><h1>" + text(title) + "</h1>"
                + (lead.isEmpty() ? "" : "<p>" + text(lead) + "</p>") + "</header><main>" + content + "</main></html>");
    }

    /** The text as HTML, in elements and in quoted attributes. */
    public static String text(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
