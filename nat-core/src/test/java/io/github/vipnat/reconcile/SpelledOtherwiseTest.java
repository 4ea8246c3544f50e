package io.github.vipnat.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.apply.Outcome;
import io.github.vipnat.apply.step.DeviceReader;
import io.github.vipnat.ios.IosDeviceOs;
import io.github.vipnat.lab.Quirk;
import io.github.vipnat.lab.Quirks;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The router takes a line and stores it with another word. Either that says the same, and all is well; or the run goes back,
 * and "as it was" is said only where the whole configuration is the one from before.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(240)
class SpelledOtherwiseTest {

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    static Stream<Arguments> spellings() {
        return Arrays.stream(Quirk.StoredAs.values())
                .flatMap(as -> Arrays.stream(Quirk.StoredOtherwise.values())
                        .flatMap(which ->
                                Arrays.stream(Quirk.NoForm.values()).map(removal -> Arguments.of(as, which, removal))));
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void should_not_call_it_as_it_was_while_another_spelling_stands(
            Quirk.StoredAs as, Quirk.StoredOtherwise which, Quirk.NoForm removal) {
        Quirks quirks = Quirks.defaults().with(as).with(which).with(removal);
        String named = LabSite.CONFIGURATION.replace(
                "!\ninterface GigabitEthernet0/0",
                "!\nip host web-vip " + LabSite.VIP + "\n!\ninterface GigabitEthernet0/0");
        try (LabSite site =
                LabSite.inMemory(folder, builder -> builder.quirks(quirks).configuration(named))) {
            String before = site.router.runningConfig();

            Outcome outcome = site.apply();

            List<String> now = site.router.natLines();
            assertThat(outcome).isInstanceOfAny(Outcome.Done.class, Outcome.WentBack.class, Outcome.LeftForHuman.class);
            if (outcome instanceof Outcome.WentBack) {
                assertThat(now).containsExactlyInAnyOrderElementsOf(LabSite.BEFORE);
                assertThat(DeviceReader.unsaved(new IosDeviceOs(), before, site.router.runningConfig()))
                        .isEmpty();
            }
            if (outcome instanceof Outcome.LeftForHuman left) {
                // What is put back may be stored with that word as well, and then it cannot be read back.
                assertThat(left.hindrance().code()).isIn("not-as-before", "read-back-differs");
                assertThat(left.commands()).isNotEmpty();
            }
            assertThat(site.startupNatLines())
                    .hasSameElementsAs(outcome instanceof Outcome.Done ? now : LabSite.BEFORE);
        }
    }
}
