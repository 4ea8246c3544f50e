package io.github.vipnat.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.vipnat.apply.Outcome;
import io.github.vipnat.lab.Quirk;
import io.github.vipnat.lab.Quirks;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.AbstractObjectAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What only looks unsaved stops nobody; what is unsaved is named, without what it holds secret. */
class UnsavedWorkTest {

    private static final String IDENTITY = """
            crypto pki trustpoint VPN
             enrollment terminal
            crypto pki certificate chain VPN
             certificate 1E
              30820321 30820209 A0030201 02020101
              \tquit
             certificate ca 01
              30820321 30820209 A0030201 02020101
              \tquit
            """;

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private static String with(String lines) {
        return LabSite.CONFIGURATION.replace("hostname edge\n!\n", "hostname edge\n!\n" + lines);
    }

    private Outcome apply(String running, String startup, Quirk quirk) {
        try (LabSite site = LabSite.inMemory(
                folder,
                router -> router.configuration(running)
                        .startupConfiguration(startup)
                        .quirks(Quirks.defaults().with(quirk)))) {
            return site.apply();
        }
    }

    private AbstractObjectAssert<?, Problem> refusal(String running, String startup) {
        return assertThatThrownBy(() -> apply(running, startup, Quirk.HeldCertificate.NONE))
                .asInstanceOf(type(ProblemException.class))
                .extracting(e -> e.problems().get(0));
    }

    @ParameterizedTest
    @EnumSource
    void should_migrate_a_router_that_holds_a_certificate_however_its_memory_is_stored(Quirk.StartupHeader header) {
        assertThat(apply(LabSite.CONFIGURATION, LabSite.CONFIGURATION, header))
                .isInstanceOfSatisfying(
                        Outcome.Done.class, done -> assertThat(done.saved()).isTrue());
    }

    @Test
    void should_migrate_a_router_that_holds_several_certificates_of_others() {
        assertThat(apply(with(IDENTITY), with(IDENTITY), Quirk.StartupHeader.COMPRESSED))
                .isInstanceOf(Outcome.Done.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "crypto pki certificate chain VPN / certificate 1E",
                "crypto pki certificate chain VPN / certificate ca 01",
                "crypto pki trustpoint VPN / enrollment terminal",
                "crypto pki certificate chain VPN"
            })
    void should_find_a_chain_that_is_not_saved(String line) {
        refusal(with(IDENTITY), LabSite.CONFIGURATION)
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("unsaved-changes"))
                .satisfies(problem -> assertThat(problem.what()).contains("+ " + line));
    }

    @Test
    void should_find_another_serial_number_and_another_type() {
        String renewed = with(IDENTITY.replace("certificate 1E", "certificate 1F"));
        refusal(renewed, with(IDENTITY))
                .satisfies(problem -> assertThat(problem.what())
                        .contains("- crypto pki certificate chain VPN / certificate 1E")
                        .contains("+ crypto pki certificate chain VPN / certificate 1F"));
        String rollover = with(IDENTITY.replace("certificate ca 01", "certificate rollover ca 01"));
        refusal(rollover, with(IDENTITY))
                .satisfies(problem -> assertThat(problem.what())
                        .contains("+ crypto pki certificate chain VPN / certificate rollover"));
    }

    @Test
    void should_find_a_line_that_moved_from_one_interface_to_another() {
        String moved = LabSite.CONFIGURATION
                .replace(
                        " ip address 172.18.55.1 255.255.255.0\n ip nat outside",
                        " ip address 172.18.55.1 255.255.255.0")
                .replace(" description LAN\n", " description LAN\n ip nat outside\n");
        refusal(LabSite.CONFIGURATION, moved)
                .satisfies(problem -> assertThat(problem.what())
                        .contains("+ interface GigabitEthernet0/1 / ip nat outside")
                        .contains("- interface GigabitEthernet0/0 / ip nat outside"));
    }

    @Test
    void should_name_unsaved_lines_without_their_secrets() {
        String unsaved = "enable secret 5 $1$mERr$hx5rVt7r\nusername bob password 0 Summer2026\n"
                + "snmp-server community pr1vate RW\ntacacs server A\n key 7 0822455D0A16\n";
        refusal(with(unsaved), LabSite.CONFIGURATION)
                .satisfies(problem -> assertThat(problem.what())
                        .contains("+ enable secret <secret>", "+ username bob password <secret>")
                        .doesNotContain(List.of("$1$mERr", "Summer2026", "pr1vate", "0822455D0A16")
                                .toArray(CharSequence[]::new)));
    }
}
