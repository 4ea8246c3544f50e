package io.github.vipnat.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A router holds a certificate: in full while it runs, by a file's name where it is saved (ios-facts 11.1). */
class CertificateTest {

    private static final String CHAIN = "crypto pki certificate chain TP-self-signed-1729450117\n";

    private static SimulatedRouter.Builder router() {
        return SimulatedRouter.builder()
                .configuration("hostname edge\ninterface GigabitEthernet0/0\n ip address 10.1.1.1 255.255.255.0\nend\n")
                .privilege15User("netops", "secret")
                .withoutSsh();
    }

    @Test
    void should_print_it_in_full_where_it_runs_and_by_its_file_where_it_is_saved() {
        try (SimulatedRouter router = router().start()) {
            assertThat(router.runningConfig())
                    .contains(CHAIN + " certificate self-signed 01\n  3082022B 30820194 ")
                    .contains("\n  \tquit\n")
                    .doesNotContain("nvram:");
            assertThat(router.startupConfig())
                    .contains(CHAIN + " certificate self-signed 01 nvram:IOS-Self-Sig#1.cer\n")
                    .doesNotContain("3082022B")
                    .doesNotContain("quit");
        }
    }

    @Test
    void should_have_it_again_after_a_reload() {
        try (SimulatedRouter router = router().start()) {
            String before = router.runningConfig();
            router.reload();
            assertThat(router.runningConfig()).isEqualTo(before);
        }
    }

    @Test
    void should_find_the_bytes_of_one_that_a_startup_configuration_names_by_its_file() {
        try (SimulatedRouter first = router().start();
                SimulatedRouter second = router().startupConfiguration(
                                first.startupConfig().replace("10.1.1.1", "10.1.1.2"))
                        .start()) {
            String running = second.runningConfig();
            second.reload();
            assertThat(second.runningConfig()).isEqualTo(running.replace("10.1.1.1", "10.1.1.2"));
        }
    }

    @Test
    void should_hold_none_where_that_is_wanted() {
        try (SimulatedRouter router = router().quirks(Quirks.defaults().with(Quirk.HeldCertificate.NONE))
                .start()) {
            assertThat(router.runningConfig()).doesNotContain("crypto");
        }
    }
}
