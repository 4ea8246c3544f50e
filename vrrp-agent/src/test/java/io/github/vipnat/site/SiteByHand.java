package io.github.vipnat.site;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The site to play with, for an hour or until its file is deleted; run by name only: see docs/site.md. */
class SiteByHand {

    private static final Duration LONG_ENOUGH = Duration.ofHours(1);

    private static final String WORDS = """

            The site is up: the document's router leads port by port to vm1, keepalived has the VIP on vm1.

              ip netns exec vnsite-wan1 curl http://172.18.55.51/       what the outside sees
              ip netns exec vnsite-operator curl http://10.51.10.67/    what the VIP serves on the LAN
              ip netns exec vnsite-operator ssh netops@10.51.10.254     the router; password secret, enable letmein
              ip netns exec vnsite-router conntrack -L                  its flows
              ip -n vnsite-lan link set p-vm1 down                      cut vm1's cable (up: plug it in)
              ls /run/vipnat-site/vm1                                   vm1's configuration and logs

              rm %s                            takes it all away

            """;

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void hold() throws IOException {
        Site.assumePossible();
        try (Site site = Site.up(Site.TO_VM1)) {
            Path file = Files.createFile(site.home().resolve("hold"));
            System.out.printf(WORDS, file);
            System.out.flush();
            Await.within(LONG_ENOUGH, () -> !Files.exists(file));
        }
    }

    /** For a run that shall be killed; it ends by itself when whoever started it is gone. */
    public static void main(String[] arguments) throws IOException {
        Thread watch = new Thread(SiteByHand::endWithInput);
        watch.setDaemon(true);
        watch.start();
        new SiteByHand().hold();
    }

    private static void endWithInput() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException gone) {
            System.out.println(gone);
        }
        Runtime.getRuntime().halt(1);
    }
}
