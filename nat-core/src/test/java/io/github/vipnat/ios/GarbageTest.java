package io.github.vipnat.ios;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.ios.nat.NatLineSorter;
import io.github.vipnat.ios.read.IosReader;
import io.github.vipnat.ios.read.TranslationReader;
import io.github.vipnat.ios.reply.Replies;
import io.github.vipnat.ios.text.ConfigurationText;
import io.github.vipnat.nat.RouterView;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever comes down the line, reading it ends and throws nothing; how soon depends on what else the machine does. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class GarbageTest {

    private static final String CONFIGURATION = """
            hostname edge
            banner motd ^C
            hello
            ^C
            object-group network SERVERS
             host 10.51.10.11
             range 10.51.10.12 10.51.10.13
             group-object OTHERS
            class-map type inspect match-any WEB
             match access-group name WEB
             match protocol http
            policy-map type inspect OUT-IN
             class type inspect WEB
              inspect
            zone-pair security P source OUTSIDE destination INSIDE
             service-policy type inspect OUT-IN
            interface GigabitEthernet0/0
             ip address 10.51.10.254 255.255.0.0
             ip access-group WEB in
             standby 1 ip 10.51.10.253
             zone-member security INSIDE
             ip nat inside
            ip nat pool OFFICE prefix-length 27
             address 172.18.55.33 172.18.55.34
            ip nat inside source list LAN pool OFFICE overload
            ip nat inside source static tcp 10.51.10.11 80 172.18.55.51 80 vrf RED redundancy 1 mapping-id 7 extendable
            ip nat inside source static network 10.51.0.0 172.18.0.0 /16
            ip nat outside source static tcp 198.51.100.7 80 10.51.99.7 8080
            ip nat source static 10.51.10.11 172.18.55.52
            ip access-list extended WEB
             10 permit tcp any object-group SERVERS range www 443 established log
             20 deny ip 10.0.0.0 0.255.255.255 any time-range NIGHT
            access-list 7 permit 10.51.0.0 0.0.255.255
            route-map ISP-A permit 10
             match ip address WEB
            end
            """;

    private static final String TABLE = """
            Pro Inside global      Inside local       Outside local      Outside global
            tcp 172.18.55.51:80    10.51.10.11:80     203.0.113.9:42931  203.0.113.9:42931
            --- 172.18.55.52       10.51.10.12        ---                ---
            """;

    private static final String ALPHABET = " \t\n\r!^C#:/.0129-?%[]abcz\u0003\u0007\b\u00e9\ufffd";

    /** The text with a few characters changed, cut out, doubled or put in. */
    private static String mangled(String text, SplittableRandom random) {
        StringBuilder mangled = new StringBuilder(text);
        for (int i = 0; i < 1 + random.nextInt(20); i++) {
            int at = random.nextInt(mangled.length());
            char character = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            switch (random.nextInt(4)) {
                case 0 -> mangled.setCharAt(at, character);
                case 1 -> mangled.deleteCharAt(at);
                case 2 -> mangled.insert(at, character);
                default -> mangled.insert(at, mangled.substring(at, Math.min(mangled.length(), at + 30)));
            }
        }
        return mangled.toString();
    }

    @Test
    void should_read_any_configuration_and_lose_no_nat_line() {
        for (long seed = 0; seed < 3000; seed++) {
            String text = mangled(CONFIGURATION, new SplittableRandom(seed));
            RouterView view = IosReader.read(text);

            List<String> natLines = Stream.of(
                            view.nat().entries().stream().map(entry -> entry.line()),
                            view.nat().others().stream().map(line -> line.text()),
                            view.nat().unknown().stream().map(line -> line.text()))
                    .flatMap(lines -> lines)
                    .toList();
            assertThat(natLines)
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(view.lines().stream()
                            .filter(line -> line.section().isEmpty())
                            .filter(line -> NatLineSorter.isNatLine(line.text()))
                            .map(line -> line.shown())
                            .collect(Collectors.toList()));
        }
    }

    @Test
    void should_read_any_table_and_any_reply() {
        for (long seed = 0; seed < 3000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            String table = mangled(TABLE, random);
            assertThat(TranslationReader.read(table)).as("seed %d", seed).hasSizeLessThanOrEqualTo(60);
            assertThat(Replies.reply(table)).as("seed %d", seed).isNotNull();
            assertThat(Replies.saveReply(mangled("Building configuration...\r\n[OK]\r\n", random)))
                    .as("seed %d", seed)
                    .isNotNull();
        }
    }

    @Test
    void should_read_a_line_of_a_megabyte() {
        String line = "ip nat inside source static " + "9".repeat(1_000_000);
        assertThat(IosReader.read(line + "\nend\n").nat().unknown()).hasSize(1);
        assertThat(Replies.QUESTION_AT_END.matcher(line).find()).isFalse();
        assertThat(ConfigurationText.isComplete(line)).isFalse();
    }
}
