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
                        (SavedText.PagerMarks marks) -> unusable(
                                "pager-marks", "the configuration holds the marks of a pager (--More--)", INCOMPLETE),
                        (SavedText.Cut cut) -> unusable(
                                "configuration-cut",
                                "the configuration does not reach its closing \"end\"",
                                INCOMPLETE),
                        (SavedText.Part part) -> unusable(
                                "configuration-in-part",
                                "the file holds what \"" + part.command() + "\" shows, and that is not all of it",
                                INCOMPLETE),
                        this::several,
                        (SavedText.Outdated outdated) -> unusable(
                                "configuration-outdated",
                                "behind the configuration the router was changed: "
                                        + outdated.typed().place(),
                                "it is no longer what the configuration says"),
                        (SavedText.Unsound unsound) -> unusable(
                                "text-without-end",
                                "it cannot be told where the text around this line begins or ends: "
                                        + unsound.line().place(),
                                "what is text would be taken for configuration, or configuration for text"),
                        (SavedText.Flat flat) -> unusable(
                                "indentation-lost",
                                "the indentation is lost; this line cannot stand at the margin: "
                                        + flat.line().place(),
                                CONFUSED)));
    }

    private String several(SavedText.Several several) {
        throw refusal(
                "several-configurations",
                "the file holds several configurations that differ: " + String.join("; ", several.places()),
                "only one of them can be what the router runs",
                "copy the lines of the one that is meant into a file of their own, and name that file");
    }

    private String unusable(String code, String what, String why) {
        throw refusal(
                code,
                what,
                why,
                "save it again from the terminal, as it is printed:  "
                        + os.terminalSetup().get(0).line() + "  then  " + os.showRunningConfiguration());
    }

    private ProblemException refusal(String code, String what, String why, String fix) {
        return new ProblemException(ProblemException.Kind.INPUT, Problem.fatal(code, source, what, why, fix));
    }
}
