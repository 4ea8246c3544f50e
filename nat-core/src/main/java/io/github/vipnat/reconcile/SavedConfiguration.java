package io.github.vipnat.reconcile;

import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.nat.RouterView;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;

/** A router as a file shows it that somebody saved its running configuration in. */
public final class SavedConfiguration {

    private SavedConfiguration() {}

    /**
     * Reads the text of such a file.
     *
     * @param source the file's name, for messages
     * @throws ProblemException of kind INPUT when the text is not a whole configuration
     */
    public static RouterView read(DeviceOs os, String text, String source) {
        if (os.hasPagerMarks(text)) {
            throw unusable(os, "pager-marks", source, "the configuration holds the marks of a pager (--More--)");
        }
        if (!os.isComplete(text)) {
            throw unusable(os, "configuration-cut", source, "the configuration does not reach its closing \"end\"");
        }
        return os.read(text);
    }

    private static ProblemException unusable(DeviceOs os, String code, String source, String what) {
        return new ProblemException(
                ProblemException.Kind.INPUT,
                Problem.fatal(
                        code,
                        source,
                        what,
                        "rules that cannot be read would look as if they were not on the router",
                        "save it again:  " + os.terminalSetup().get(0).line() + "  then  "
                                + os.showRunningConfiguration()));
    }
}
