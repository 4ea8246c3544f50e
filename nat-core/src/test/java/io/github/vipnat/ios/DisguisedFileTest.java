package io.github.vipnat.ios;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.device.SavedText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that hold something else, or the right thing in a form that is not the router's: each is called what it is. */
class DisguisedFileTest {

    private static final String CONFIGURATION = """
            version 15.6
            hostname edge
            !
            interface GigabitEthernet0/0
             ip address 172.18.55.49 255.255.255.240
             ip nat outside
            !
            interface GigabitEthernet0/1
             ip address 10.51.10.254 255.255.0.0
             ip nat inside
            !
            ip nat inside source static tcp 10.51.10.11 80 172.18.55.51 80 extendable

            line vty 0 4
             transport input ssh
            !
            end
            """;

    private static final IosDeviceOs OS = new IosDeviceOs();

    private static SavedText.Disguised disguised(String file) {
        SavedText found = OS.configurationIn(file);
        assertThat(found).as(file).isInstanceOf(SavedText.Disguised.class);
        return (SavedText.Disguised) found;
    }

    private static String numbered(String format) {
        List<String> lines = CONFIGURATION.lines().toList();
        return IntStream.range(0, lines.size())
                .mapToObj(i -> format.formatted(i + 1, lines.get(i)))
                .collect(Collectors.joining());
    }

    /** What {@code cut} or {@code sed} would make of it, by the command that is proposed. */
    private static String carriedOut(String remedy, String file) {
        if (remedy.startsWith("cut -c ")) {
            int from = Integer.parseInt(
                    remedy.substring("cut -c ".length(), remedy.indexOf('-', 5)).strip());
            return file.lines()
                    .map(line -> line.length() < from ? "" : line.substring(from - 1))
                    .collect(Collectors.joining("\n", "", "\n"));
        }
        String pattern = remedy.substring("sed -E 's/".length(), remedy.indexOf("//' "));
        return file.lines().map(line -> line.replaceFirst(pattern, "")).collect(Collectors.joining("\n", "", "\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[2026-03-02 09:12:%1$02d] %2$s\n",
                "2026-03-02T09:12:%1$02d.123Z %2$s\n",
                "Mar  2 09:12:%1$02d console: %2$s\n",
                "09:12:%1$02d %2$s\n",
                "(%1$04d) %2$s\n",
                "%1$6d\t%2$s\n",
                "%1$5d : %2$s\n",
                "%1$4d: %2$s\n",
                "%1$d:%2$s\n",
                "%1$d: %2$s\n",
                "%1$d. %2$s\n",
                "%1$d|%2$s\n",
            })
    void should_name_what_stands_in_front_of_each_line_and_how_to_take_it_away(String format) {
        for (String file : List.of(
                numbered(format),
                numbered(format).replaceAll(" +\n", "\n"),
                numbered(format) + format.formatted(99, "edge#"),
                numbered(format) + format.formatted(99, "edge#exit") + format.formatted(99, ""),
                "=~=~=~=~= PuTTY log =~=~=~=~=\n" + numbered(format))) {
            SavedText.Disguised found = disguised(file);
            assertThat(found.what()).contains("in front of each line");
            assertThat(found.remedy()).endsWith(" FILE > FILE.plain");
            assertThat(OS.configurationIn(carriedOut(found.remedy(), file)))
                    .as(found.remedy())
                    .isInstanceOf(SavedText.Whole.class);
        }
    }

    @Test
    void should_name_what_stands_around_each_line_and_what_a_file_is_encoded_in() {
        String quoted =
                CONFIGURATION.lines().map(line -> "\"" + line + "\"\r\n").collect(Collectors.joining());
        assertThat(disguised(quoted).what()).contains("around each line");
        assertThat(disguised(quoted).remedy()).isEqualTo("sed -E 's/^\"//; s/\"\\r?$//' FILE > FILE.plain");
        String encoded = Base64.getMimeEncoder().encodeToString(CONFIGURATION.getBytes(StandardCharsets.UTF_8));
        assertThat(disguised(encoded).what()).contains("base64");
        assertThat(disguised(encoded).remedy()).isEqualTo("base64 -d FILE > FILE.plain");
    }

    @Test
    void should_name_a_difference_between_two_files() {
        String marked = CONFIGURATION.lines().map(line -> " " + line).collect(Collectors.joining("\n"));
        assertThat(disguised("--- old.cfg\n+++ new.cfg\n@@ -1,17 +1,17 @@\n" + marked)
                        .what())
                .contains("diff");
        assertThat(disguised(CONFIGURATION.lines().map(line -> "+" + line).collect(Collectors.joining("\n")))
                        .what())
                .contains("diff");
        assertThat(disguised("***************\n*** 1,17 ****\n" + marked.replace("\n", "\n "))
                        .what())
                .contains("diff");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"stdout\": [\"version 15.6\\nhostname edge\\nend\\n\"]}; JSON",
                "[{\"config\": \"hostname edge\"}]; JSON",
                "<?xml version=\"1.0\"?><rpc-reply><data/></rpc-reply>; XML",
                "<rpc-reply xmlns=\"urn:x\">|<data/>|</rpc-reply>; XML",
                "version 15.6\\nhostname edge\\ninterface Vlan1\\n ip nat inside\\nend\\n; one line",
                "<pre>version 15.6<br>|hostname edge<br>|end<br>|</pre>; HTML",
                "<!DOCTYPE html><html><p>hostname edge</p></html>; HTML",
                "%PDF-1.7|1 0 obj; PDF",
                "{\\rtf1\\ansi version 15.6\\par}; RTF",
            })
    void should_name_the_form_that_the_text_is_in(String file, String form) {
        assertThat(disguised(file.replace('|', '\n')).what()).contains(form);
    }

    @ParameterizedTest
    @CsvSource({
        "1f8b0800000000, gzip, gunzip -c FILE > FILE.plain",
        "504b030414000000, zip, unzip -p FILE > FILE.plain",
        "425a68393141, bzip2, bunzip2 -c FILE > FILE.plain",
        "fd377a585a00, xz, xz -dc FILE > FILE.plain",
        "28b52ffd2400, zstd, zstd -dc FILE > FILE.plain",
    })
    void should_name_what_packed_the_file_and_how_to_unpack_it(String hex, String what, String remedy)
            throws Exception {
        byte[] bytes = java.util.HexFormat.of().parseHex(hex + "0102030405060708090a0b0c0d0e0f1011121314");
        SavedText.Disguised found = disguised(new String(bytes, "windows-1252"));
        assertThat(found.what()).contains(what);
        assertThat(found.remedy()).isEqualTo(remedy);
    }

    @Test
    void should_say_that_bytes_are_no_text() {
        StringBuilder bytes = new StringBuilder();
        IntStream.range(0, 4096).forEach(i -> bytes.append((char) (i % 256)));
        assertThat(disguised(bytes.toString()).what()).contains("not text");
        assertThat(disguised(bytes.toString()).remedy()).isEmpty();
        assertThat(OS.configurationIn("\0\u0007" + CONFIGURATION + "\u001a")).isInstanceOf(SavedText.Whole.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "!! IOS XR Configuration 7.1.1|hostname xr|interface GigabitEthernet0/0/0/0|end; IOS-XR",
                "Building configuration...|!! IOS XR Configuration 6.5.3|!! Last configuration change|hostname xr|end; IOS-XR",
                "hostname xr|interface MgmtEth0/RP0/CPU0/0| ipv4 address 10.1.1.1 255.255.255.0|!|end; IOS-XR",
                ": Saved|:|ASA Version 9.8(2)|hostname asa|interface GigabitEthernet0/0| nameif outside|: end; ASA",
                "ASA Version 9.8(2)|hostname asa|interface GigabitEthernet0/0| nameif outside|end; ASA",
                "!Command: show running-config|version 9.3(5)|hostname nx|feature nat; NX-OS",
                "version 9.3(5) Bios:version 07.69|switchname nx|vdc nx id 1|feature nat; NX-OS",
                "set version 18.4|set system host-name r|set security nat static; Junos",
                "## Last commit: 2026-03-02 by x|version 18.4R1|system {|  host-name r|}; Junos",
                "! Command: show running-config|! device: leaf (vEOS, EOS-4.21.1F)|hostname leaf|end; EOS",
                "# mar/02/2026 09:12:44 by RouterOS 6.49|/interface bridge|add name=b; RouterOS",
                "#config-version=FGT60E-6.0.4|config system global|end; FortiOS",
            })
    void should_name_the_system_that_the_file_comes_from(String file, String system) {
        SavedText found = OS.configurationIn(file.replace('|', '\n') + "\n");
        assertThat(found).as(file).isInstanceOf(SavedText.Foreign.class);
        assertThat(((SavedText.Foreign) found).system()).contains(system);
    }

    @Test
    void should_take_no_word_of_another_system_for_that_system() {
        assertThat(OS.configurationIn(CONFIGURATION.replace(
                        "line vty",
                        "radius server R\n address ipv4 10.9.9.9 auth-port 1812\n"
                                + "route-map SET permit 10\n set version 18\nbanner motd ^C\nASA Version 9\n"
                                + "set version 18.4\n!! IOS XR\n ipv4 address\n{\"a\": 1}\n^C\nline vty")))
                .isInstanceOf(SavedText.Whole.class);
    }

    @Test
    void should_still_say_that_a_configuration_is_cut() {
        String cut = CONFIGURATION.substring(0, CONFIGURATION.indexOf("line vty"));
        assertThat(OS.configurationIn(cut)).isInstanceOf(SavedText.Cut.class);
        assertThat(OS.configurationIn(cut.lines().limit(3).collect(Collectors.joining("\n"))))
                .isInstanceOf(SavedText.Cut.class);
        assertThat(OS.configurationIn("10 permit ip any any\n20 deny ip any any\n"))
                .isInstanceOf(SavedText.Cut.class);
    }
}
