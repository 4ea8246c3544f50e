package io.github.vipnat.apply;

/**
 * What the user allows.
 *
 * @param acceptUnsaved go on although the router holds somebody's unsaved changes, and save them along
 * @param unprovenVip go on although the router cannot see the VIP
 */
public record ApplyOptions(InUse inUse, boolean acceptUnsaved, boolean unprovenVip, Save save) {

    /** What to do about rules with live flows. */
    public enum InUse {
        /** Leave them, and so change nothing at all. */
        KEEP,
        /** Remove them and end the flows. */
        DROP
    }

    /** Whether to write the result to non-volatile memory. */
    public enum Save {
        /** Once it has been read back and is right. */
        VERIFIED,
        NEVER
    }

    /** Flows are kept, nothing foreign is saved, the VIP must answer. */
    public static ApplyOptions careful() {
        return new ApplyOptions(InUse.KEEP, false, false, Save.VERIFIED);
    }
}
