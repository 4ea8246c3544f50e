package io.github.vipnat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.cli.demo.DemoRouter;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.lab.Fault;
import io.github.vipnat.lab.Fault.Moment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A router full of secrets, all of them unsaved: none is printed by any command, and none is kept but in the run's own copy. */
class PlantedSecretsTest {

    private static final String SECRET = "Gehe1m";

    /** One secret each, where IOS keeps them; some lines name the node, so that lint has a reason to show them. */
    private static final List<String> LINES = List.of(
            "enable secret 5 %s",
            "enable password 7 %s",
            "username bob privilege 15 secret 9 %s",
            "username eve password 0 %s",
            "snmp-server community %s RW",
            "snmp-server community %s RO 10",
            "snmp-server host 10.51.10.11 version 2c %s",
            "snmp-server host 10.51.10.11 %s",
            "snmp-server host 10.51.10.12 traps version 3 auth %s",
            "snmp-server user noc ops v3 auth sha %s priv aes 128 x",
            "tacacs-server host 10.51.10.11 key 7 %s",
            "tacacs-server key %s",
            "radius-server host 10.51.10.11 auth-port 1812 acct-port 1813 key 7 %s",
            "radius-server key 7 %s",
            "tacacs server T1\n address ipv4 10.51.10.11\n key 7 %s",
            "radius server R1\n address ipv4 10.51.10.11 auth-port 1812 acct-port 1813\n key 7 %s",
            "aaa group server radius G\n server-private 10.51.10.11 key 7 %s",
            "aaa server radius dynamic-author\n client 10.51.10.11 server-key 7 %s",
            "crypto isakmp key %s address 10.51.10.11",
            "crypto isakmp key 6 %s hostname peer.example.net",
            "crypto keyring K\n  pre-shared-key address 10.51.10.11 key %s",
            "crypto isakmp client configuration group staff\n key %s",
            "crypto ikev2 keyring I\n peer p\n  address 10.51.10.11\n  pre-shared-key local %s",
            "key chain C\n key 1\n  key-string 7 %s",
            "router bgp 65000\n neighbor 10.51.10.11 password 7 %s",
            "router isis\n domain-password %s",
            "interface Loopback20\n ip ospf message-digest-key 1 md5 7 %s",
            "interface Loopback21\n ip ospf authentication-key 7 %s",
            "interface Loopback22\n standby 1 authentication %s",
            "interface Loopback23\n vrrp 1 authentication text %s",
            "interface Loopback24\n glbp 1 authentication md5 key-string 7 %s",
            "interface Loopback25\n ppp chap password 7 %s",
            "interface Loopback26\n ppp pap sent-username isp password 7 %s",
            "interface Loopback27\n ip nhrp authentication %s",
            "ntp authentication-key 1 md5 %s 7",
            "ip ftp password 7 %s",
            "ip http client password 0 %s",
            "dot1x username site password 0 %s",
            "event manager environment _password %s",
            "archive\n path ftp://backup:%s@10.51.10.11/edge",
            "event manager environment _ftp_pass %s-of-10.51.10.11",
            "event manager environment SMTP_PW %s",
            "event manager environment _email_server bob:%s@10.51.10.11",
            "event manager applet BACKUP\n action 1.0 cli command \"ssh -l noc 10.51.10.11\" pattern \"assword\""
                    + "\n action 2.0 cli command \"%s\"",
            "event manager applet MAIL\n action 2.0 mail server \"bob:%s@10.51.10.11\" to \"a@b\" from \"c@d\"",
            "ip ddns update method D\n HTTP\n  add http://10.51.10.11/nic/update?username=u&password=%s&ip=<a>",
            "ip ddns update method E\n HTTP\n  add http://10.51.10.11/update.php?%s",
            "ip ddns update method F\n HTTP\n  add http://10.51.10.11/update?domains=x&token=%s&ip=<a>",
            "chat-script LOGIN \"\" \"\" \"ogin:\" bob \"assword:\" %s \"10.51.10.11\"",
            "alias exec core ssh -l bob:%s 10.51.10.11",
            "kerberos srvtab entry host/10.51.10.11@X 0 817680774 1 1 8 %s",
            "call-home\n mail-server bob:%s@10.51.10.11 priority 1",
            "interface Loopback28\n ospfv3 authentication ipsec spi 500 sha1 %s",
            "interface Loopback29\n ipv6 ospf encryption ipsec spi 1001 esp aes-cbc 128 x sha1 %s",
            "controller Cellular 0/1/0\n lte sim authenticate 7 %s slot 0",
            "cellular 0/1/0 lte profile create 3 apn.example chap bob %s",
            "voice service pots\n ata ivr pwd %s",
            "rmon event 1 log trap %s owner 10.51.10.11");

    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();

    private static String planted() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < LINES.size(); i++) {
            lines.append(LINES.get(i).formatted(SECRET + String.format("%02d", i)))
                    .append("\n!\n");
        }
        String plain = DemoRouter.configuration();
        int place = plain.indexOf("interface ");
        return plain.substring(0, place) + lines + plain.substring(place);
    }

    private void heard(CliSite.Run run) {
        said.add(run.out());
        said.add(run.err());
    }

    @Test
    void should_print_none_and_keep_none_but_in_the_runs_own_copy() throws IOException {
        assertThat(LINES).hasSizeGreaterThanOrEqualTo(40);
        try (CliSite site =
                new CliSite(folder, DemoRouter.with(planted()).startupConfiguration(DemoRouter.configuration()), 1)) {
            site.write("edge.cfg", planted());
            String saved = "edge1=" + folder.resolve("edge.cfg");
            for (String json : new String[] {"", "--json"}) {
                for (String command : new String[] {"plan", "lint"}) {
                    heard(site.vipnat(words(command, "--running-config", saved, json)));
                }
                for (String command : new String[] {"plan", "lint", "verify", "runs"}) {
                    heard(site.vipnat(words(command, json)));
                }
                CliSite.Run refused = site.vipnat(words("apply", "--yes", json));
                heard(refused.endsWith(ExitCode.REFUSED));
                assertThat(refused.out() + refused.err()).contains("unsaved-changes");
            }
            heard(site.vipnat(
                    "probe", "edge1", "-o", folder.resolve("probe.txt").toString()));
            site.router.setFault(new Fault.NvramFull());
            heard(site.vipnat("apply", "--yes", "--accept-unsaved"));
            site.router.setFault(Fault.none());
            heard(site.vipnat("apply", "--yes", "--accept-unsaved", "--json").endsWith(ExitCode.DONE));
            heard(site.vipnat("runs", "--json"));
            for (String run : runs(folder)) {
                heard(site.vipnat("runs", run));
                heard(site.vipnat("runs", run, "--json"));
            }
            heard(site.vipnat("verify", "--json"));
        }
        assertThat(said).noneMatch(text -> text.contains(SECRET));
        assertThat(keeping(folder)).isNotEmpty().allMatch(PlantedSecretsTest::isOwnersAlone);
    }

    /** Not reached (7), broken off and left for a human (6), refused a save and gone back (5), a file that is none (65). */
    @Test
    void should_print_none_however_it_ends() throws IOException {
        try (CliSite site = new CliSite(folder, DemoRouter.with(planted()), 1)) {
            site.write("edge.cfg", planted().substring(0, planted().length() / 2));
            for (String json : new String[] {"", "--json"}) {
                heard(site.vipnat(words("plan", "--running-config", "edge1=" + folder.resolve("edge.cfg"), json))
                        .endsWith(ExitCode.INPUT));
                site.router.setFault(new Fault.RefuseLogin(1000));
                for (String command : new String[] {"plan", "verify", "apply --yes"}) {
                    heard(site.vipnat(words((command + " " + json).split(" ", -1)))
                            .endsWith(ExitCode.UNREACHABLE));
                }
                site.router.setFault(new Fault.NvramFull());
                heard(site.vipnat(words("apply", "--yes", json)).endsWith(ExitCode.WENT_BACK));
                site.router.setFault(new Fault.DisconnectAfterLine(brokenOffAt(), Moment.AFTER_EXECUTION)
                        .then(new Fault.RefuseLogin(1000)));
                heard(site.vipnat(words("apply", "--yes", json)).endsWith(ExitCode.LEFT_FOR_HUMAN));
                site.router.setFault(Fault.none());
                heard(site.vipnat(words("apply", "--yes", json)).endsWith(ExitCode.DONE));
                heard(site.vipnat(words("rollback", "latest", "--yes", json)).endsWith(ExitCode.DONE));
            }
        }
        assertThat(said).noneMatch(text -> text.contains(SECRET));
        assertThat(keeping(folder)).isNotEmpty().allMatch(PlantedSecretsTest::isOwnersAlone);
    }

    /** Interrupted (130), and ended at once on the way back (6). */
    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    @ResourceLock("processes")
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void should_print_none_when_it_is_interrupted(int signals) throws Exception {
        LaunchedApply.Sent.INT.assumeHeard();
        Duration thinks = Duration.ofMillis(100);
        try (CliSite site = new CliSite(folder, DemoRouter.with(planted()).commandDelay(thinks), 1);
                LaunchedApply process = new LaunchedApply(site, folder.resolve("out.txt"))) {
            process.eventually(() -> !site.natLinesReceived().isEmpty() || !process.isAlive());
            site.router.setFault(new Fault.SlowBytes(Duration.ofMillis(2)));
            List<String> answers =
                    List.of("interrupted: what is in flight", "2 times more", "once more", "ended at once");
            for (String answer : answers.subList(0, signals)) {
                process.send(LaunchedApply.Sent.INT);
                process.eventually(() -> process.said("err.txt").contains(answer));
            }
            site.router.setFault(Fault.none());
            ExitCode expected = signals == 1 ? ExitCode.INTERRUPTED : ExitCode.LEFT_FOR_HUMAN;
            assertThat(process.exitCode()).isEqualTo(expected.code());
        }
        assertThat(keeping(folder)).isNotEmpty().allMatch(PlantedSecretsTest::isOwnersAlone);
    }

    /** In the middle of the plan's lines. */
    private static int brokenOffAt() {
        return 16;
    }

    /** A finding shows a few lines of many, so each stands alone once. */
    @Test
    void should_print_none_where_it_is_the_only_one() throws IOException {
        String plain = DemoRouter.configuration();
        int place = plain.indexOf("interface ");
        try (CliSite site = new CliSite(folder, DemoRouter.with(plain), 1)) {
            for (String line : LINES) {
                site.write(
                        "edge.cfg",
                        plain.substring(0, place) + line.formatted(SECRET) + "\n!\n" + plain.substring(place));
                CliSite.Run run = site.vipnat("plan", "--running-config", "edge1=" + folder.resolve("edge.cfg"));
                assertThat(run.out() + run.err()).as(line).doesNotContain(SECRET);
                assertThat(run.out().contains("retired-address-named"))
                        .as(line)
                        .isEqualTo(line.contains("10.51.10.11"));
            }
        }
    }

    private static String[] words(String... words) {
        return Stream.of(words).filter(word -> !word.isEmpty()).toArray(String[]::new);
    }

    private static List<String> runs(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith("run.json"))
                    .map(file -> file.getParent().getFileName().toString())
                    .toList();
        }
    }

    /** The files of vipnat in which a secret stands. */
    private static List<Path> keeping(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("edge.cfg") && Files.readString(file).contains(SECRET)) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    private static boolean isOwnersAlone(Path file) {
        try {
            return file.endsWith("before.cfg")
                    && PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                            .equals("rw-------");
        } catch (IOException e) {
            return false;
        }
    }
}
