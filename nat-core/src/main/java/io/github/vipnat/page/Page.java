package io.github.vipnat.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * One HTML document that needs nothing but itself: no script, no font, no picture from elsewhere, and a policy in it that
 * tells the browser to take none but the one style sheet whose hash it names. Reads in light and dark, and prints on A4.
 */
public final class Page {

    private final String title;
    private final List<Markup> sections;

    private Page(String title, List<Markup> sections) {
        this.title = title;
        this.sections = List.copyOf(sections);
    }

    /** A page without sections. */
    public static Page titled(String title) {
        return new Page(title, List.of());
    }

    /** The same with a section behind the others; without one where there is nothing to say. */
    public Page section(String heading, Markup... content) {
        return with(Optional.of(heading), content);
    }

    /** The same with something that needs no heading. */
    public Page opening(Markup... content) {
        return with(Optional.empty(), content);
    }

    private Page with(Optional<String> heading, Markup... content) {
        Markup inside = Markup.all(content);
        if (inside.isNone()) {
            return this;
        }
        Markup head =
                heading.map(text -> Element.named("h2").saying(text).markup()).orElse(Markup.none());
        List<Markup> more = new ArrayList<>(sections);
        more.add(Element.named("section").holding(head, inside).markup());
        return new Page(title, more);
    }

    /** The document; UTF-8. */
    public String toHtml() {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="%s">
                <meta name="referrer" content="no-referrer">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s</title>
                <style>%s</style>
                </head>
                <body>
                %s</body>
                </html>
                """.formatted(policy(), PageText.escapedLine(title), PageStyle.SHEET, body());
    }

    private static String policy() {
        return "default-src 'none'; style-src 'sha256-" + hash(PageStyle.SHEET)
                + "'; base-uri 'none'; form-action 'none'";
    }

    private String body() {
        return Element.named("main")
                .holding(Element.named("h1").saying(title).markup(), Markup.all(sections))
                .markup()
                .html();
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
