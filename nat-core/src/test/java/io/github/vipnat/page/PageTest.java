package io.github.vipnat.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PageTest {

    private static final Pattern TAG = Pattern.compile("<!?/?([a-zA-Z0-9-]*)");

    @Test
    void should_show_text_of_others_as_text_wherever_it_stands() {
        String page = everywhere(HostileText.ALL).toHtml();
        assertThat(tags(page)).isEqualTo(tags(everywhere("quiet").toHtml())).doesNotContain("script", "img");
        assertThat(page)
                .doesNotContain(HostileText.unseen())
                .contains("&lt;/svg&gt;", "&lt;script&gt;", "&lt;202e&gt;");
    }

    @Test
    void should_leave_text_of_any_language_as_it_is() {
        assertThat(Block.paragraph("Köln, 東京, 😀\n\tзона").toString()).contains("Köln, 東京, 😀\n\tзона");
    }

    @Test
    void should_keep_a_line_of_others_one_line() {
        assertThat(Block.lines(List.of("one\ntwo", "three")).toString()).contains("one&lt;0a&gt;two\nthree\n");
    }

    @Test
    void should_end_no_attribute_early() {
        assertThat(Element.named("p").with("id", "a\"b'c\nd").markup().toString())
                .isEqualTo("<p id=\"a&quot;b&#39;c&lt;0a&gt;d\"></p>\n");
    }

    @Test
    void should_know_no_tag_and_no_attribute_that_runs_or_loads_anything() {
        for (String tag :
                List.of("script", "style", "iframe", "img", "image", "use", "a", "foreignObject", "object", "P")) {
            assertThatIllegalArgumentException().isThrownBy(() -> Element.named(tag));
        }
        for (String attribute : List.of("onload", "style", "href", "xlink:href", "src", "srcdoc", "action", "fill")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Element.named("p").with(attribute, "x"));
        }
    }

    @Test
    void should_allow_a_browser_nothing_but_its_one_style() throws Exception {
        String page = everywhere("quiet").toHtml();
        String style = page.substring(page.indexOf("<style>") + "<style>".length(), page.indexOf("</style>"));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
        assertThat(page)
                .contains("default-src 'none'; style-src 'sha256-"
                        + Base64.getEncoder().encodeToString(digest) + "'; base-uri 'none'; form-action 'none'\">")
                .doesNotContain("http:", "https:", "url(", "@import", " style=", "src=");
    }

    @Test
    void should_read_in_the_dark_and_print_on_a4() {
        assertThat(PageStyle.SHEET).contains("prefers-color-scheme: dark", "size: A4", "@media print");
    }

    @Test
    void should_leave_out_a_section_that_has_nothing_to_say() {
        assertThat(Page.titled("x").section("Empty", Markup.none()).toHtml()).doesNotContain("Empty");
    }

    private static Page everywhere(String text) {
        return Page.titled(text)
                .opening(Block.verdict(Tone.BAD, text), Block.paragraph(text))
                .section(
                        text,
                        Block.lines(List.of(text)),
                        Block.diff(List.of("+" + text, "-" + text, "@@ " + text, " " + text)),
                        Block.list(List.of(text)),
                        Block.facts(Map.of(text, text)),
                        Block.table(List.of(text), List.of(List.of(text))))
                .section(
                        "Pictures",
                        Drawings.leads(text).markup(),
                        Drawings.lanes(text).markup());
    }

    private static TreeSet<String> tags(String page) {
        return new TreeSet<>(TAG.matcher(page).results().map(MatchResult::group).toList());
    }
}
