package io.github.vipnat.keepalived.render;

import java.util.EnumSet;
import java.util.Set;

/**
 * How to write the files.
 *
 * @param on the extras that are active; the others are written as comments
 * @param explained whether extras and comments are written at all; without them a file is the document's, to the letter
 * @param fifo where the agent reads events
 * @param hook the script of {@link ProductionExtra#NOTIFY_HOOK}
 */
public record RenderOptions(Set<ProductionExtra> on, boolean explained, String fifo, String hook) {

    private static final String FIFO = "/run/vipnat/keepalived.fifo";
    private static final String HOOK = "/usr/lib/vipnat/vipnat-notify";

    public RenderOptions {
        on = Set.copyOf(on);
    }

    /** What production needs: events for the agent, refreshed ARP, safe scripts, and every node watching its own services. */
    public static RenderOptions production() {
        return with(EnumSet.of(
                ProductionExtra.NOTIFY_FIFO,
                ProductionExtra.GARP_REFRESH,
                ProductionExtra.SCRIPT_SECURITY,
                ProductionExtra.TRACK_EVERYWHERE));
    }

    /** These extras and no others. */
    public static RenderOptions with(Set<ProductionExtra> on) {
        return new RenderOptions(on, true, FIFO, HOOK);
    }

    /** Nothing but the document's own lines. */
    public static RenderOptions document() {
        return new RenderOptions(Set.of(), false, FIFO, HOOK);
    }

    boolean has(ProductionExtra extra) {
        return on.contains(extra);
    }
}
