package io.github.vipnat.site;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Takes the site away when it is closed, and also when the run that made it is gone without a word: a shell that no signal to the
 * run reaches waits for the end of our pipe. It sweeps once before the site is made, too, for what was left all the same.
 *
 * <p>It holds a lock of its own from before the site is made until it is swept. So a guardian that sweeps late keeps the next run
 * waiting, and never meets its site.
 */
final class Guardian implements AutoCloseable {

    /** The guardian's own, beside {@link io.github.vipnat.keepalived.real.MachineLock}, which ends with the run. */
    static final String LOCK = "/run/vipnat-site.lock";

    private static final String READY = "ready";
    private static final int DEADLINE = 60;

    /** {@code ip netns del} takes but the name away while a process lives inside: so first the processes, until none is left. */
    private static final String SCRIPT = """
            trap '' HUP INT QUIT TERM
            sweep() {
              tries=0
              while left=$(ls /run/netns 2>/dev/null | grep '^PREFIX'); do
                tries=$((tries + 1))
                [ "$tries" -le 150 ] || { echo "cannot be ended:" $left; return 1; }
                for name in $left; do
                  inside=$(ip netns pids "$name" 2>/dev/null)
                  if [ "$inside" ]; then kill -9 $inside 2>/dev/null; else ip netns del "$name" 2>/dev/null; fi
                done
                sleep 0.05
              done
              rm -rf HOME
              [ ! -e HOME ] || { echo "cannot be deleted: HOME"; return 1; }
            }
            exec 9>LOCK
            flock -w 60 9 || { echo "another run's guardian does not end"; exit 1; }
            sweep || exit 1
            echo READY
            cat >/dev/null
            sweep
            """.replace("PREFIX", Namespace.PREFIX)
            .replace("HOME", SiteFiles.HOME.toString())
            .replace("LOCK", LOCK)
            .replace("READY", READY);

    private final Process process;
    private final BufferedReader said;

    private Guardian(Process process) {
        this.process = process;
        this.said = process.inputReader();
    }

    /**
     * Starts it, and waits until nothing of another run is left.
     *
     * @throws IllegalStateException when something cannot be taken away
     */
    static Guardian posted() {
        try {
            Guardian guardian = new Guardian(new ProcessBuilder(List.of("setsid", "sh", "-c", SCRIPT, "site-guardian"))
                    .redirectErrorStream(true)
                    .start());
            String word = guardian.said.readLine();
            if (!READY.equals(word)) {
                throw new IllegalStateException("the site's guardian: " + word);
            }
            return guardian;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Ends every process of the site, deletes its namespaces and its folder.
     *
     * @throws IllegalStateException when something is still there
     */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            boolean ended = process.waitFor(DEADLINE, TimeUnit.SECONDS);
            if (!ended || process.exitValue() != 0) {
                throw new IllegalStateException("left behind, the site's guardian says: "
                        + (ended ? said.lines().toList() : "nothing for " + DEADLINE + " s"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the site was swept", e);
        }
    }
}
