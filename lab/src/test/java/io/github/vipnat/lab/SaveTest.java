package io.github.vipnat.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Saving, with every prompt and refusal of ios-facts 4. */
class SaveTest {

    private SimulatedRouter router;
    private Typist typist;

    @BeforeEach
    void changeSomething() throws Exception {
        start(Quirks.defaults());
    }

    private void start(Quirks quirks) throws Exception {
        leave();
        router = Fixtures.edgeRouter().quirks(quirks).withoutSsh().start();
        typist = Typist.at(router);
        typist.lines("configure terminal", "hostname changed", "end");
    }

    @AfterEach
    void leave() {
        if (router != null) {
            typist.close();
            router.close();
        }
    }

    private boolean isSaved() {
        return router.startupConfig().contains("\nhostname changed\n");
    }

    @Test
    void should_save_and_say_ok() throws Exception {
        assertThat(typist.line("write memory")).isEqualTo("Building configuration...\n[OK]\n");
        assertThat(router.startupConfig()).isEqualTo(Fixtures.asSaved(router.runningConfig()));
        assertThat(isSaved()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void should_say_it_the_way_the_image_does(Quirk.SaveReply quirk) throws Exception {
        start(Quirks.defaults().with(quirk));
        String reply = typist.line("write");
        switch (quirk) {
            case PLAIN -> assertThat(reply).isEqualTo("Building configuration...\n[OK]\n");
            case COMPRESSED ->
                assertThat(reply)
                        .matches(
                                "Building configuration\\.\\.\\.\nCompressed configuration from \\d+ bytes to \\d+ bytes\\[OK]\n");
            case COMPRESSED_AFTER_EMPTY_LINE ->
                assertThat(reply)
                        .matches(
                                "Building configuration\\.\\.\\.\n\n  Compressed configuration from \\d+ bytes to \\d+ bytes\\[OK]\n");
            case BLANKS_AFTER_EMPTY_LINE -> assertThat(reply).isEqualTo("Building configuration...\n\n  [OK]\n");
        }
        assertThat(isSaved()).isTrue();
    }

    @Test
    void should_ask_for_the_name_when_copying() throws Exception {
        assertThat(typist.line("copy running-config startup-config")).isEmpty(); // recorded, 16.12
        assertThat(typist.prompt()).isEqualTo("Destination filename [startup-config]? ");
        assertThat(typist.line("")).isEqualTo("Building configuration...\n[OK]\n");
        assertThat(isSaved()).isTrue();
    }

    @Test
    void should_not_save_under_another_name() throws Exception {
        typist.line("copy run start");
        assertThat(typist.line("yes")).isEqualTo("%Error copying nvram:yes (Invalid argument)\n");
        assertThat(isSaved()).isFalse();
    }

    @Test
    void should_ask_more_or_nothing_as_file_prompt_says() throws Exception {
        router.configureBehindTheBack("file prompt noisy");
        typist.line("copy running-config startup-config");
        assertThat(typist.prompt()).isEqualTo("Source filename [running-config]? ");
        typist.line("");
        assertThat(typist.prompt()).isEqualTo("Destination filename [startup-config]? ");
        typist.line("");
        router.configureBehindTheBack("file prompt quiet");
        assertThat(typist.line("copy running-config startup-config")).isEqualTo("Building configuration...\n[OK]\n");
    }

    @ParameterizedTest
    @EnumSource
    void should_ask_before_it_overwrites_what_another_image_wrote(Key key) throws Exception {
        router.setFault(new Fault.NvramOfOtherImage());
        assertThat(typist.raw("write memory\r")).isEqualTo("""
                        write memory
                        Warning: Attempting to overwrite an NVRAM configuration previously written
                        by a different version of the system image.
                        Overwrite the previous NVRAM configuration?[confirm]""");
        String after = typist.raw(key.typed);
        assertThat(isSaved()).isEqualTo(key.agrees);
        assertThat(after).isEqualTo(key.agrees ? "\nBuilding configuration...\n[OK]\nchanged#" : "\nchanged#");
        if (key.agrees) {
            assertThat(typist.line("write memory")).isEqualTo("Building configuration...\n[OK]\n");
        }
    }

    enum Key {
        RETURN("\r", true),
        YES("y", true),
        NO("n", false);

        private final String typed;
        private final boolean agrees;

        Key(String typed, boolean agrees) {
            this.typed = typed;
            this.agrees = agrees;
        }
    }

    @Test
    void should_be_busy_as_often_as_told() throws Exception {
        router.setFault(new Fault.NvramBusy(2));
        String busy = "startup-config file open failed (Device or resource busy)\n";
        assertThat(typist.line("write memory")).isEqualTo(busy);
        assertThat(typist.line("write memory")).isEqualTo(busy);
        assertThat(isSaved()).isFalse();
        assertThat(typist.line("write memory")).endsWith("[OK]\n");
    }

    @Test
    void should_have_no_room() throws Exception {
        router.setFault(new Fault.NvramFull());
        assertThat(typist.line("write memory"))
                .isEqualTo(
                        "Building configuration...\n%Error opening nvram:startup-config (No space left on device)\n");
        assertThat(isSaved()).isFalse();
    }

    @Test
    void should_offer_to_truncate() throws Exception {
        router.setFault(new Fault.NvramTooSmall());
        typist.line("write memory");
        assertThat(typist.prompt()).isEqualTo("Truncate config?? [no]:");
        assertThat(typist.line("")).isEmpty();
        assertThat(isSaved()).isFalse();
        typist.line("write memory");
        typist.line("yes");
        assertThat(router.startupConfig()).isNotEqualTo(router.runningConfig()).doesNotContain("line vty");
    }

    @Test
    void should_need_authorization() throws Exception {
        router.setFault(new Fault.DenyAuthorization("^write"));
        assertThat(typist.line("write memory")).isEqualTo("Command authorization failed.\n");
        assertThat(typist.line("show clock")).startsWith("*");
        assertThat(isSaved()).isFalse();
    }

    @Test
    void should_need_privilege() throws Exception {
        try (Typist lowly = Typist.as(router, "operator")) {
            assertThat(lowly.line("write memory")).contains("% Invalid input");
        }
        assertThat(isSaved()).isFalse();
    }

    @Test
    void should_archive_what_it_saves_when_told_to() throws Exception {
        router.configureBehindTheBack("archive", "path flash:kept", "write-memory");
        typist.line("write memory");
        assertThat(typist.line("show archive"))
                .contains("   1        flash:kept-Mar--2-12-00-00.000-0 <- Most Recent\n");
    }

    @Test
    void should_come_back_from_a_reload_with_what_was_saved() throws Exception {
        typist.line("write memory");
        typist.lines("configure terminal", "hostname unsaved");
        router.addFlow("tcp", "172.18.55.51:80", "10.51.10.11:80", "203.0.113.9:51234");
        router.reload();
        assertThat(typist.terminal().isOpen()).isFalse();
        assertThat(router.openSessions()).isZero();
        assertThat(router.flows()).isZero();
        assertThat(router.startupConfig())
                .isEqualTo(Fixtures.asSaved(router.runningConfig()))
                .contains("\nhostname changed\n");
        try (Typist again = Typist.at(router)) {
            assertThat(again.prompt()).isEqualTo("changed#");
        }
    }
}
