package io.github.vipnat.device;

import io.github.vipnat.secret.SecretMask;

/**
 * A question a device asks in the middle of a command.
 *
 * @param text the question as it stands on the terminal, fit to be shown
 */
public record Question(Kind kind, String text) {

    public Question {
        text = SecretMask.maskedLines(text);
    }

    /** What is asked. */
    public enum Kind {
        /** Delete the live flows of the static that is being removed? */
        DELETE_CHILD_ENTRIES,
        /** Delete the live flows of a dynamic rule? */
        DELETE_DYNAMIC_ENTRIES,
        /** Overwrite a startup configuration that another image wrote? */
        OVERWRITE_NVRAM,
        /** Cut the configuration so that it fits? */
        TRUNCATE_CONFIGURATION,
        /** What to save? */
        SOURCE_FILENAME,
        /** Under what name to save? */
        DESTINATION_FILENAME,
        /** A question that vipnat has no answer for. */
        UNKNOWN
    }
}
