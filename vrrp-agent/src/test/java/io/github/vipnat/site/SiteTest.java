package io.github.vipnat.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The site comes and goes, and nothing of it stays. */
@Timeout(value = 45, unit = TimeUnit.MINUTES)
class SiteTest {

    @BeforeAll
    static void prepare() {
        Site.assumePossible();
    }

    @Test
    void should_serve_everything_the_document_serves_and_leave_nothing_behind() {
        try (Site site = Site.up(Site.TO_VIP)) {
            for (String global : new String[] {Site.GLOBAL1, Site.GLOBAL2}) {
                Client client = global.equals(Site.GLOBAL1) ? site.wan1() : site.wan2();
                assertThat(client.http(global)).isEqualTo("vm1");
                assertThat(client.https(global)).isEqualTo("vm1");
                assertThat(client.dns(global)).isEqualTo("vm1");
                assertThat(client.ftpActive(global)).isEqualTo("vm1");
                assertThat(client.ftpPassive(global)).isEqualTo("vm1");
            }
            assertThat(site.wan2().http("192.168.4.52")).isEqualTo("other");
        }
        assertThat(Namespace.left()).isEmpty();
        assertThat(Files.exists(SiteFiles.HOME)).isFalse();
    }
}
