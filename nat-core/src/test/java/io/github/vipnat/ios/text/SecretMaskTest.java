package io.github.vipnat.ios.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.secret.SecretMark;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No secret of a router is shown, and what is none stays readable. */
class SecretMaskTest {

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
                "copy http://10.1.1.9/image.bin flash:"
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
}
