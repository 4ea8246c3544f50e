package io.github.vipnat.site;

import io.github.vipnat.keepalived.real.Machine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The document written as files: the router's configuration before vipnat, cluster.yaml, and a certificate for the globals. */
final class SiteFiles {

    /** Only root may write here, so nobody can have put a link in the way. */
    static final Path HOME = Path.of("/run/vipnat-site");

    private SiteFiles() {}

    /** Section 5, what stands there before: port by port to vm1. */
    static final List<String> TO_VM1 = List.of(
            "ip nat inside source static tcp 10.51.10.11 21 172.18.55.51 21 extendable",
            "ip nat inside source static tcp 10.51.10.11 80 172.18.55.51 80 extendable",
            "ip nat inside source static tcp 10.51.10.11 443 172.18.55.51 443 extendable",
            "ip nat inside source static tcp 10.51.10.11 80 192.168.4.51 80 extendable",
            "ip nat inside source static tcp 10.51.10.11 443 192.168.4.51 443 extendable");

    /** Section 5, what stands there afterwards; both lines are extendable because one VIP has two globals. */
    static final List<String> TO_VIP = List.of(
            "ip nat inside source static 10.51.10.67 172.18.55.51 extendable",
            "ip nat inside source static 10.51.10.67 192.168.4.51 extendable");

    /** Section 5.2, the other cluster's rule. */
    /** Where the other cluster's host is reached, from the second WAN. */
    static final String OTHER_GLOBAL = "192.168.4.52";

    static final String OTHER_CLUSTER = "ip nat inside source static tcp 10.52.10.31 80 192.168.4.52 80 extendable";

    static String router(List<String> statics) {
        return """
                version 15.5
                !
                hostname edge
                !
                archive
                 path flash:
                !
                interface GigabitEthernet0/0
                 description LAN
                 ip address 10.51.10.254 255.255.0.0
                 ip nat inside
                !
                interface GigabitEthernet0/1
                 ip address 172.18.55.1 255.255.255.0
                 ip nat outside
                !
                interface GigabitEthernet0/2
                 ip address 192.168.4.1 255.255.255.0
                 ip nat outside
                !
                interface GigabitEthernet0/3
                 description LAN of another cluster
                 ip address 10.52.10.254 255.255.0.0
                 ip nat inside
                !
                %s
                %s
                !
                line con 0
                line vty 0 4
                 login local
                !
                end
                """.formatted(String.join("\n", statics), OTHER_CLUSTER);
    }

    /** Sections 2 and 4; the processes have names of their own, because keepalived counts names over the whole machine. */
    static String cluster(int port) {
        return """
                cluster: web
                vip: 10.51.10.67
                nodes:
                  - { name: vm1, address: 10.51.10.11, state: MASTER, priority: 100 }
                  - { name: vm2, address: 10.51.10.12, state: BACKUP, priority: 90 }
                vrrp:
                  instance: VI_1
                  interface: lan0
                  virtual-router-id: 51
                  advert-interval: 1s
                  auth-password: env:VRRP_PASSWORD
                  track:
                    - { process: %1$s, weight: -11 }
                    - { process: %2$s, weight: -11 }
                    - { process: %3$s, weight: -11 }
                routers:
                  - name: edge
                    address: 127.0.0.1
                    port: %4$d
                    username: netops
                    password: env:IOS_PASSWORD
                    enable: env:IOS_ENABLE
                    publish:
                      - { global: 172.18.55.51, as: full, exposure: accepted }
                      - { global: 192.168.4.51, as: full, exposure: accepted }
                """.formatted(
                        SiteNode.processName("vm1", "nginx"),
                        SiteNode.processName("vm1", "vsftpd"),
                        SiteNode.processName("vm1", "named"),
                        port);
    }

    static void certificate() {
        Machine.mustRun(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=site.test",
                "-addext",
                "subjectAltName=IP:172.18.55.51,IP:192.168.4.51,IP:10.51.10.67",
                "-keyout",
                HOME.resolve("site.key").toString(),
                "-out",
                HOME.resolve("site.crt").toString());
    }

    static void make() {
        try {
            Files.createDirectories(HOME);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
