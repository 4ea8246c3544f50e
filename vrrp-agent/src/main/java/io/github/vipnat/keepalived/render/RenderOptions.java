package io.github.vipnat.keepalived.render;

import io.github.vipnat.layout.InstallLayout;
import io.github.vipnat.layout.NodePaths;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How to write the files.
 *
 * @param on the extras that are active; the others are written as comments
 * @param explained whether extras and comments are written at all; without them a file is the document's, to the letter
 * @param fifo where the agent reads events
 * @param hook the script of {@link ProductionExtra#NOTIFY_HOOK}
 */
public record RenderOptions(Set<ProductionExtra> on, boolean explained, String fifo, String hook) {

    public RenderOptions {
        on = oneSource(on);
    }

    /**
     * What production needs: events for the agent, refreshed ARP, safe scripts, every node watching its own services, and a
     * lever for a failover on purpose.
     */
    public static RenderOptions production() {
        return with(EnumSet.of(
                ProductionExtra.NOTIFY_FIFO,
                ProductionExtra.GARP_REFRESH,
                ProductionExtra.SCRIPT_SECURITY,
                ProductionExtra.TRACK_EVERYWHERE,
                ProductionExtra.STANDBY_FILE));
    }

    /** These extras and no others, for nodes with vipnat from a package. */
    public static RenderOptions with(Set<ProductionExtra> on) {
        return with(on, InstallLayout.PACKAGED);
    }

    /**
     * These extras and no others; the hook drops the FIFO, so that an event comes once.
     *
     * @param layout how vipnat is installed on the nodes
     */
    public static RenderOptions with(Set<ProductionExtra> on, InstallLayout layout) {
        return new RenderOptions(on, true, NodePaths.FIFO, layout.hook());
    }

    /** Nothing but the document's own lines. */
    public static RenderOptions document() {
        return new RenderOptions(Set.of(), false, NodePaths.FIFO, InstallLayout.PACKAGED.hook());
    }

    private static Set<ProductionExtra> oneSource(Set<ProductionExtra> on) {
        return on.stream()
                .filter(extra -> extra != ProductionExtra.NOTIFY_FIFO || !on.contains(ProductionExtra.NOTIFY_HOOK))
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean has(ProductionExtra extra) {
        return on.contains(extra);
    }
}
