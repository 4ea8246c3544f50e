package io.github.vipnat.site;

import io.github.vipnat.keepalived.real.Stalls;
import java.time.Duration;

/**
 * Somebody who asks as a client does, in the same way, but for what nothing happens to: what he has to wait for or does not get is
 * the machine's doing. On an idle machine that is nothing.
 */
public final class Twin implements AutoCloseable {

    /** After so long a client gives a connection up. */
    private static final Duration GIVEN_UP = Duration.ofMillis(250);

    private final Fetching fetching;
    private final Stalls stalls = Stalls.watched();

    Twin(Fetching fetching) {
        this.fetching = fetching;
    }

    /** Asks for the other cluster's page, through the same router. */
    static Twin ofOtherCluster(Site site) {
        return new Twin(site.wan2().fetchingHttp(SiteFiles.OTHER_GLOBAL));
    }

    /**
     * What the machine is to blame for.
     *
     * @param stall how long it kept somebody waiting, at the most
     * @param lost requests
     * @param words both, and what else it did
     */
    public record Excuse(Duration stall, long lost, String words) {

        public static final Excuse NONE = new Excuse(Duration.ZERO, 0, "");
    }

    /** Since a moment of {@link System#nanoTime}: whichever of us was kept waiting longer, and what either has or would have lost. */
    Excuse since(long nanoTime) {
        Duration worst = stalls.worstSince(nanoTime);
        Duration pause = fetching.pauseSince(nanoTime);
        Duration stall = worst.compareTo(pause) > 0 ? worst : pause;
        long lost = fetching.lostSince(nanoTime) + stall.dividedBy(GIVEN_UP);
        return new Excuse(
                stall,
                lost,
                "the twin paused for %d ms and lost %d, %s"
                        .formatted(pause.toMillis(), fetching.lostSince(nanoTime), stalls.tellSince(nanoTime)));
    }

    @Override
    public void close() {
        fetching.close();
        stalls.close();
    }
}
