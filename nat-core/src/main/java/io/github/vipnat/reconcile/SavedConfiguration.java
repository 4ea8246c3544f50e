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
        if (!os.isComplete(text)) {
            throw new ProblemException(
                    ProblemException.Kind.INPUT,
                    Problem.fatal(
                            "configuration-cut",
                            source,
                            "the configuration does not reach its closing \"end\"",
                            "rules that are not in the file would look as if they were not on the router",
                            "save it again whole:  " + os.showRunningConfiguration()));
        }
        return os.read(text);
    }
}
