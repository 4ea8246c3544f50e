package io.github.vipnat.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No secret of a router is shown, and what is none stays readable. */
class SecretMaskTest {

    /** Nanoseconds; what is shorter is not measured. */
    private static final long CLOCK_TICK = 10_000_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "snmp-server community S3CRET RO 10",
                "snmp-server host 10.1.1.9 version 2c S3CRET",
                "snmp-server host 10.1.1.9 S3CRET",
                "snmp-server host 10.1.1.9 vrf mgmt version 3 priv S3CRET udp-port 162",
                "snmp-server user noc ops v3 auth md5 S3CRET priv aes 128 S3CRET",
                "snmp mib community-map S3CRET engineid 80000009",
                "enable secret 5 S3CRET",
                "enable password S3CRET",
                "enable algorithm-type scrypt secret 9 S3CRET",
                "username netops privilege 15 secret 5 S3CRET",
                "username netops password 0 S3CRET",
                " password 7 S3CRET",
                "tacacs-server host 10.1.1.9 key 7 S3CRET",
                "radius-server key S3CRET",
                " key 7 S3CRET",
                "crypto isakmp key S3CRET address 203.0.113.9",
                "crypto isakmp key 6 S3CRET hostname peer",
                " pre-shared-key address 0.0.0.0 0.0.0.0 key S3CRET",
                " pre-shared-key local S3CRET",
                "  key-string 7 S3CRET",
                " ip ospf message-digest-key 1 md5 7 S3CRET",
                " ip ospf authentication-key S3CRET",
                " area 0 virtual-link 10.1.1.1 authentication-key 7 S3CRET",
                " neighbor 203.0.113.9 password 7 S3CRET",
                " standby 1 authentication S3CRET",
                " standby 1 authentication md5 key-string 7 S3CRET",
                " vrrp 10 authentication text S3CRET",
                " glbp 10 authentication text S3CRET",
                " ip nhrp authentication S3CRET",
                " domain-password S3CRET",
                " isis password S3CRET",
                " ppp chap password 0 S3CRET",
                " ppp pap sent-username site password 7 S3CRET",
                " wpa-psk ascii 0 S3CRET",
                "dot1x username site password 0 S3CRET",
                " client 10.1.1.9 server-key 7 S3CRET",
                " server-private 10.1.1.9 key S3CRET",
                "ntp authentication-key 1 md5 S3CRET 7",
                "ip ftp password 7 S3CRET",
                "ip http client password 0 S3CRET",
                "license smart trust idtoken S3CRET",
                " path ftp://backup:S3CRET@10.1.1.9/edge",
                " action 2.0 cli command \"copy running-config ftp://backup:S3CRET@10.1.1.9/edge\"",
                " encryption key 1 size 40bit 7 S3CRET transmit-key",
                " set session-key inbound esp 256 cipher S3CRET",
                " authentication username site password 7 S3CRET",
                "  pin S3CRET",
                "  30820276 02010030 0D06092A 864886F7"
            })
    void should_leave_a_secret_out(String line) {
        assertThat(SecretMask.masked(line))
                .doesNotContain("S3CRET")
                .doesNotContain("864886F7")
                .contains(SecretMark.TEXT);
    }

    /** Words that people chose, or that stand in capitals; words that hold the secret themselves. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "event manager environment _ftp_pass S3CRET",
                "event manager environment _BACKUP_PASSWORD S3CRET",
                "event manager environment relay-pw S3CRET",
                "event manager environment routerPwd S3CRET",
                "event manager environment _snmp_ro S3CRET",
                "event manager environment poll-comm-name S3CRET",
                "event manager environment mail_cred S3CRET",
                " action 2.0 set _pw2 \"S3CRET\"",
                " action 2.0 set snmp-rw S3CRET",
                " service phone sshPassword S3CRET",
                " Password 0 S3CRET",
                "ENABLE SECRET 5 S3CRET",
                "  run-opts 1 \"-e DB_PASS=S3CRET -e MODE=full\"",
                "  run-opts 2 \"--env=API_KEY=S3CRET\"",
                "  header token:S3CRET",
                "  body {\"user\":\"site\",\"password\":\"S3CRET\"}",
                "  http header \"Authorization: Basic S3CRET\"",
                "  api-key S3CRET",
                "  user site nthash 7 S3CRET",
                " sap pmk S3CRET mode-list gcm-encrypt",
                " passphrase S3CRET",
                " tac_plus_key S3CRET",
                " ata ivr pwd S3CRET",
                " after-hours override-code S3CRET",
                " license 7 S3CRET",
            })
    void should_know_a_word_that_announces_a_secret_by_its_name(String line) {
        assertThat(SecretMask.masked(line)).doesNotContain("S3CRET").contains(SecretMark.TEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "  add http://dyn.example.net/nic/update?username=site&pass=S3CRET&ip=<a>",
                "  add https://dyn.example.net/update?domains=edge&token=S3CRET&ip=<a>",
                "  add https://dyn.example.net/update?u=site&p=S3CRET",
                "  add http://dyn.example.net/dynamic/update.php?S3CRET",
                "  add http://dyn.example.net/dynamic/update.php?S3CRET&address=<a>",
                "  add https://dyn.example.net/u/S3CRET/",
                "  remove https://dyn.example.net/update/edge/S3CRET/<a>",
                "  add http://site:S3CRET@dyn.example.net/nic/update?hostname=<h>&myip=<a>",
                "  add http://site:S3@CRET/S3CRET@dyn.example.net/nic/update",
                " mail-server site:S3CRET@10.1.1.9 priority 1",
                " http-proxy site:S3CRET@proxy.example.net port 3128",
                " action 2.0 mail server \"site:S3CRET@10.1.1.9\" to \"a@example.net\" from \"b@example.net\" subject \"s\"",
                "event manager environment _email_server site:S3CRET@10.1.1.9",
                "event manager environment _email_server site:S3CRET@S3CRET@10.1.1.9",
                "ip dhcp database ftp://site:S3CRET@10.1.1.9/leases",
                "boot network ftp://site:S3CRET@10.1.1.9/config",
                "alias exec core ssh -l site:S3CRET 10.1.1.9",
                " menu ops command 3 copy tftp://10.1.1.9/x ftp://site:S3CRET@10.1.1.9/x"
            })
    void should_leave_out_what_an_address_holds(String line) {
        assertThat(SecretMask.masked(line)).doesNotContain("S3CRET").contains(SecretMark.TEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ospfv3 authentication ipsec spi 500 sha1 S3CRET",
                " ospfv3 1 ipv4 authentication ipsec spi 500 md5 0 S3CRET",
                " ospfv3 encryption ipsec spi 1001 esp null sha1 7 S3CRET",
                " ipv6 ospf encryption ipsec spi 1001 esp aes-cbc 128 S3CRET sha1 S3CRET",
                " area 0 encryption ipsec spi 1000 esp 3des S3CRET sha1 S3CRET",
                " area 1 virtual-link 10.1.1.1 authentication ipsec spi 1000 sha1 S3CRET",
                " authentication mode hmac-sha-256 7 S3CRET",
                " authentication mode hmac-sha-256 S3CRET",
                " esp-aes 256 S3CRET",
                " authentication text S3CRET",
                " ipv6 nhrp authentication S3CRET",
                "chat-script dial \"\" \"ATDT5551212\" \"ogin:\" site \"assword:\" S3CRET",
                "chat-script card \"\" \"AT+CPIN=S3CRET\" OK",
                "kerberos srvtab entry host/edge.example.net@EXAMPLE.NET 0 817680774 1 1 8 S3CRET",
                " lte sim authenticate 7 S3CRET slot 0",
                " lte sim authenticate 0 S3CRET",
                "cellular 0/1/0 lte profile create 3 apn.example chap site S3CRET ipv4",
                "gsm profile create 1 apn.example site S3CRET",
                "cellular 0 gsm sim unlock S3CRET",
                "rmon event 1 log trap S3CRET description \"high load\" owner noc",
                " action 1.0 info type snmp oid 1.3.6.1.2.1.1.3.0 get-type exact community S3CRET ipaddr 10.1.1.9",
                "crypto pki import edge pkcs12 terminal S3CRET",
                "crypto pki token default user-pin S3CRET",
                "crypto pki export edge pkcs12 tftp://10.1.1.9/edge S3CRET",
                "crypto pki export edge pem terminal 3des S3CRET",
                "crypto key import rsa edge pem terminal S3CRET",
                "crypto key import rsa edge exportable pem url tftp://10.1.1.9/edge S3CRET",
                " something unheard of 9 $9$S3CRET",
                " something unheard of $1$S3CRET$x"
            })
    void should_know_where_a_command_keeps_its_secret(String line) {
        assertThat(SecretMask.masked(line)).doesNotContain("S3CRET").contains(SecretMark.TEXT);
    }

    @Test
    void should_know_a_password_that_a_router_has_encrypted_by_its_form() {
        assertThat(SecretMask.masked(" something unheard of 7 0822455D0A16")).endsWith(" 7 " + SecretMark.TEXT);
    }

    /** The pattern that an answer is given to stands in the action before it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                " action 3.0 cli command \"S3CRET\"",
                " action 3.0 cli command \"S3CRET\" pattern \"#\"",
                " action 3.0 cli command \"my S3CRET word\"",
                " action key cli command S3CRET",
                " action 1.0 cli command \"username site secret S3CRET\"",
                " action 1.0 cli command \"copy run ftp://site:S3CRET@10.1.1.9/x\"",
            })
    void should_leave_out_what_an_applet_answers(String line) {
        assertThat(SecretMask.masked(line)).doesNotContain("S3CRET").contains(SecretMark.TEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "service password-encryption",
                "username site nopassword",
                "aaa authentication login default local",
                "aaa authentication password-prompt Passcode:",
                " ip ospf authentication message-digest",
                "ntp trusted-key 1",
                "hostname edge",
                "interface GigabitEthernet0/0",
                " ip address 10.51.10.254 255.255.0.0",
                "ip nat inside source static tcp 10.51.10.11 80 172.18.55.51 80 vrf my-key extendable",
                "snmp-server location third floor",
                "snmp-server enable traps",
                "copy http://10.1.1.9/image.bin flash:",
                " ip nat inside",
                " no ip nat inside source static tcp 10.51.10.11 80 172.18.55.51 80",
                " action key cli command \"ip nat inside source static tcp 10.51.10.11 80 172.18.55.51 80 vrf token\"",
                " action 1.0 cli command \"no ip nat inside source static 10.51.10.11 172.18.55.51\" pattern \"confirm\"",
                " action secret cli command \"conf t\"",
                " action 1.0 cli command \"enable\" pattern \"assword\"",
                " action 1.0 cli command \"$_nat\"",
                " action 2.0 cli command \"y\"",
                " action 2.0 cli command \"\\n\"",
                " action 2.0 cli command \"\"",
                " action 2.0 cli command \"wr\"",
                " action 2.0 cli command \"CONF T\"",
                " action 2.0 cli command \"inter gi0/0\"",
                " action 2.0 cli command \"cellular 0/1/0 lte modem-reset\"",
                " action 2.0 syslog msg \"address 10.51.10.11 is gone\"",
                " action 2.0 mail server \"$_server\" to \"a@example.net\" from \"b@example.net\" subject \"up\"",
                "event manager environment _email_server 10.1.1.9",
                "event manager environment _key ip nat inside source static 10.51.10.11 172.18.55.51",
                "event manager applet secret authorization bypass",
                "  add http://dyn.example.net/nic/update?system=dyndns&hostname=<h>&myip=<a>",
                "  http://10.1.1.9/update.php",
                "key chain OSPF",
                "ip rip authentication key-chain RIP",
                " isis authentication key-chain ISIS",
                "crypto key generate rsa modulus 2048",
                "crypto ipsec transform-set T esp-aes 256 esp-sha-hmac",
                "ip http secure-ciphersuite aes-128-cbc-sha rsa-aes-cbc-sha2",
                " encryption mode ciphers aes-ccm tkip",
                " hash sha256",
                " permit esp any host 10.51.10.11",
                " pass log",
                "security passwords min-length 8",
                "ip ssh server algorithm publickey ssh-rsa x509v3-ssh-rsa",
                "ip ssh server algorithm mac hmac-sha2-256 hmac-sha1",
                "ip ssh server algorithm encryption aes256-ctr aes192-ctr",
                "crypto pki token default removal timeout 0",
                "snmp-server group NMS v3 priv read ALL",
                "The rollback configlet from the last pass was listed below",
                " neighbor 10.51.10.11 description core",
                "ip http digest algorithm sha256",
                "radius-server host 10.1.1.9 auth-port 1812 acct-port 1813",
                "username netops privilege 15",
                "snmp-server enable traps snmp authentication linkdown",
                "snmp-server contact noc@example.net",
                " ip address 10.51.10.254 255.255.0.0 secondary"
            })
    void should_leave_everything_else_as_it_is(String line) {
        assertThat(SecretMask.masked(line)).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "enable secret 5 $1$abc | enable secret <secret>",
                "snmp-server host 10.1.1.9 version 2c abc | snmp-server host 10.1.1.9 <secret>",
                "username netops privilege 15 secret 5 abc | username netops privilege 15 secret <secret>"
            })
    void should_say_what_it_is_the_secret_of(String line, String shown) {
        assertThat(SecretMask.masked(line)).isEqualTo(shown);
    }

    @Test
    void should_mask_each_line_of_an_answer() {
        assertThat(SecretMask.maskedLines(
                        "% Failed\r\n%PARSER-5-CFGLOG_LOGGEDCMD: User:noc  logged command:enable secret x1\nend"))
                .isEqualTo(
                        "% Failed\r\n%PARSER-5-CFGLOG_LOGGEDCMD: User:noc  logged command:enable secret <secret>\nend");
    }

    /** Its own worst texts: 64 KiB in one line against as much in sixteen; with the square, sixteen times as long. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=", ":", "a=", "?", "&a=", "@", "a:b@", "/", "1 ", "sha ", "snmp ", "key", "\"", "-", "$1$ ", " "
            })
    void should_look_at_a_long_line_once(String piece) {
        String shortLine = " x" + piece.repeat((1 << 12) / piece.length());
        String longLine = " x" + piece.repeat((1 << 16) / piece.length());
        List<Long> sixteen = new ArrayList<>();
        List<Long> one = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            sixteen.add(threadTime(() -> IntStream.range(0, 16).forEach(line -> SecretMask.masked(shortLine))));
            one.add(threadTime(() -> SecretMask.masked(longLine)));
        }
        assertThat(Collections.min(one))
                .as("16 lines of 4 KiB took %s ns, one of 64 KiB %s ns", sixteen, one)
                .isLessThan(6 * Collections.min(sixteen) + CLOCK_TICK);
    }

    /** Time of this thread: what else the machine does is not what is measured. */
    private static long threadTime(Runnable work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        work.run();
        return threads.getCurrentThreadCpuTime() - start;
    }
}
