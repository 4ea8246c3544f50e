package io.github.vipnat.report;

import io.github.vipnat.device.DeviceProfile;
import io.github.vipnat.device.DeviceProfile.Excerpt;
import io.github.vipnat.device.DeviceProfile.OpenQuestion;
import io.github.vipnat.json.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What {@code vipnat probe} found, as a file to be sent to others and for the terminal. */
public final class ProbeReport {

    private static final int LABEL = 24;

    private final DeviceProfile profile;

    public ProbeReport(DeviceProfile profile) {
        this.profile = profile;
    }

    /**
     * The file, which says itself what it holds.
     *
     * @param program vipnat and its version
     */
    public String file(String program) {
        return """
                A router as vipnat found it (%s). Nothing was changed; only show commands and question
                marks were typed. The file holds what stands below and nothing else: no configuration, no
                passwords, communities, keys or hashes, no addresses, no serial numbers. Names of archive
                files, lists and pools may be in it: look before you send it.

                Router
                %s
                What nobody could tell us, and what this router says
                %s
                What it printed, shortened
                %s""".formatted(program, traits(), questions(), excerpts());
    }

    private String traits() {
        return profile.traits().stream()
                .map(trait -> row(trait.label(), trait.value()))
                .collect(Collectors.joining());
    }

    private static String row(String label, String value) {
        return Wrap.labelled("  " + label + " ".repeat(Math.max(1, LABEL - label.length())), value);
    }

    private String questions() {
        return profile.questions().stream()
                .map(question -> Wrap.labelled("  ", question.question() + " (" + question.fact() + ")")
                        + Wrap.labelled("    ", question.answer().orElse("cannot be told by looking")))
                .collect(Collectors.joining());
    }

    private String excerpts() {
        return profile.excerpts().stream().map(ProbeReport::excerpt).collect(Collectors.joining());
    }

    private static String excerpt(Excerpt excerpt) {
        String printed = excerpt.printed().isEmpty() ? "(nothing)" : excerpt.printed();
        return "\n  > " + excerpt.typed() + "\n"
                + printed.lines().map(line -> "  " + line + "\n").collect(Collectors.joining());
    }

    /** For the terminal: what is known, how much of the unknown is answered, and where the file is. */
    public String summary(String router, String file, Style style) {
        return style.strong("Router " + router) + "\n" + traits() + "\n"
                + Wrap.labelled(
                        "",
                        answered().size() + " of " + profile.questions().size()
                                + " things that nobody could tell are answered by this router.")
                + Wrap.labelled(
                        "",
                        "Written: " + file + ". It holds no configuration and no secrets; look, and send it to us.");
    }

    private List<OpenQuestion> answered() {
        return profile.questions().stream()
                .filter(question -> question.answer().isPresent())
                .toList();
    }

    /** {@code probe --json}. */
    public String json(String router, String file) {
        return Json.pretty(Json.object(
                Map.entry("schema", "vipnat/1"),
                Map.entry("router", router),
                Map.entry("file", file),
                Map.entry(
                        "traits",
                        profile.traits().stream()
                                .map(trait ->
                                        Json.object(Map.entry("name", trait.name()), Map.entry("value", trait.value())))
                                .toList()),
                Map.entry(
                        "questions",
                        profile.questions().stream()
                                .map(question -> Json.object(
                                        Map.entry("fact", question.fact()),
                                        Map.entry("question", question.question()),
                                        Map.entry("answer", question.answer())))
                                .toList()),
                Map.entry(
                        "excerpts",
                        profile.excerpts().stream()
                                .map(excerpt -> Json.object(
                                        Map.entry("typed", excerpt.typed()), Map.entry("printed", excerpt.printed())))
                                .toList())));
    }
}
