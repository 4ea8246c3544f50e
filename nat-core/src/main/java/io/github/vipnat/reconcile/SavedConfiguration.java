package io.github.vipnat.reconcile;

import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.device.SavedText;
import io.github.vipnat.nat.RouterView;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;

/** A router as a file shows it that somebody saved its running configuration in, or the log of a terminal. */
public final class SavedConfiguration {

    private static final String INCOMPLETE = "rules that cannot be read would look as if they were not on the router";
    private static final String CONFUSED =
            "a line would be read as part of what it does not belong to, and the plan would be wrong";

    private final DeviceOs os;
    private final String source;

    private SavedConfiguration(DeviceOs os, String source) {
        this.os = os;
        this.source = source;
    }

    /**
     * Reads the text of such a file.
     *
     * @param source the file's name, for messages
     * @throws ProblemException of kind INPUT when the text is not one whole configuration
     */
    public static RouterView read(DeviceOs os, String text, String source) {
        return os.read(new SavedConfiguration(os, source).configurationIn(text));
    }

    private String configurationIn(String text) {
        return os.configurationIn(text)
                .match(new SavedText.Cases<>(
                        (SavedText.Whole whole) -> whole.text(),
                        (SavedText.PagerMarks marks) -> pagerMarks(),
                        (SavedText.Cut cut) -> cut(),
                        this::part,
                        this::several,
                        this::outdated,
                        this::unsound,
                        this::flat,
                        this::torn,
                        this::headless,
                        this::script,
                        this::foreign,
                        this::disguised));
    }

    private String pagerMarks() {
        throw unusable("pager-marks", "the configuration holds the marks of a pager (--More--)", INCOMPLETE);
    }

    private String cut() {
        throw unusable("configuration-cut", "the configuration does not reach its closing \"end\"", INCOMPLETE);
    }

    private String headless(SavedText.Headless headless) {
        throw unusable(
                "configuration-cut",
                "the top of the configuration is lost, with version and hostname; it begins with "
                        + headless.first().place(),
                INCOMPLETE);
    }

    private String part(SavedText.Part part) {
        throw unusable(
                "configuration-in-part",
                "the file holds what \"" + part.command() + "\" shows, and that is not all of it",
                INCOMPLETE);
    }

    private String several(SavedText.Several several) {
        throw refusal(
                "several-configurations",
                "the file holds several configurations that differ: " + String.join("; ", several.places()),
                "only one of them can be what the router runs",
                "copy the lines of the one that is meant into a file of their own, and name that file");
    }

    private String outdated(SavedText.Outdated outdated) {
        throw unusable(
                "configuration-outdated",
                "behind the configuration the router was changed: "
                        + outdated.typed().place(),
                "it is no longer what the configuration says");
    }

    private String unsound(SavedText.Unsound unsound) {
        throw unusable(
                "text-without-end",
                "it cannot be told where the text around this line begins or ends: "
                        + unsound.line().place(),
                "what is text would be taken for configuration, or configuration for text");
    }

    private String flat(SavedText.Flat flat) {
        throw unusable(
                "indentation-lost",
                "the indentation is lost; this line cannot stand at the margin: "
                        + flat.line().place(),
                CONFUSED);
    }

    private String torn(SavedText.Torn torn) {
        throw refusal(
                "line-torn",
                "a line was torn in two, or something came in between, here: "
                        + torn.line().place(),
                CONFUSED,
                "put the halves into one line and take out what came in between, here and wherever else, or "
                        + saveAgain());
    }

    private String script(SavedText.Script script) {
        throw unusable(
                "change-script",
                "the file holds commands that change a router, and not what it runs: "
                        + script.line().place(),
                "what the router has beside these lines would look as if it were not there");
    }

    private String foreign(SavedText.Foreign foreign) {
        throw refusal(
                "other-system",
                "this is a configuration of " + foreign.system() + "; vipnat reads those of Cisco IOS and IOS-XE",
                "its lines mean something else there, and none of ours could be typed",
                "name the file of a router that runs IOS or IOS-XE");
    }

    private String disguised(SavedText.Disguised form) {
        String fix = form.remedy().isEmpty()
                ? saveAgain()
                : "make a plain file of it, and name that:  " + form.remedy().replace("FILE", source);
        throw refusal("not-plain-text", form.what(), INCOMPLETE, fix);
    }

    private ProblemException unusable(String code, String what, String why) {
        return refusal(code, what, why, saveAgain());
    }

    private String saveAgain() {
        return "save it again from the terminal, as it is printed:  "
                + os.terminalSetup().get(0).line() + "  then  " + os.showRunningConfiguration();
    }

    private ProblemException refusal(String code, String what, String why, String fix) {
        return new ProblemException(ProblemException.Kind.INPUT, Problem.fatal(code, source, what, why, fix));
    }
}
