package io.github.vipnat.doctor;

import java.util.Map;

/** What a well node of the document says of itself apart from its services. */
final class SystemAnswers {

    private SystemAnswers() {}

    /** @param last the last number of the node's address, 11 or 12 */
    static Map<String, String> of(int last) {
        String id = (last == 11 ? "b08dfa6083e7567a1921a715000001fb" : "5d3f1c2ab9e04cf68d41e7a20c9b7710");
        return Map.of(
                "machine-id",
                "/etc/machine-id " + id + "\n/var/lib/dbus/machine-id " + id + "\n",
                "host-keys",
                "ecdsa-sha2-nistp256 AAAAE2VjZHNh" + last + " root@vm1\nssh-ed25519 AAAAC3NzaC1l" + last
                        + " root@vm1\nssh-rsa AAAAB3NzaC1y" + last + " root@vm1\n",
                "interfaces",
                interfaces(last),
                "default-route",
                "default via 10.51.10.254 dev eth0 onlink \n",
                "arping-vm1",
                arping(11, last),
                "arping-vm2",
                arping(12, last),
                "users",
                "root:x:0:0:root:/root:/bin/bash\nops:x:1000:1000::/home/ops:/bin/bash\n"
                        + "keepalived_script:x:999:999::/:/usr/sbin/nologin\n",
                "keepalived-conf",
                """
                        global_defs {
                            script_user root  # not nobody
                            enable_script_security
                        }
                        vrrp_instance VI_1 {
                            state MASTER
                            notify "/usr/lib/vipnat/vipnat-notify" keepalived_script keepalived_script
                        }
                        """);
    }

    private static String interfaces(int last) {
        return ("""
                # This file describes the network interfaces available on your system
                source /etc/network/interfaces.d/*

                auto lo
                iface lo inet loopback

                auto eth0
                iface eth0 inet static
                    address 10.51.10.%d
                    netmask 255.255.0.0
                    gateway 10.51.10.254
                    dns-nameservers 8.8.8.8 8.8.4.4
                """)
                .formatted(last)
                .replaceAll("(?m)^", "/etc/network/interfaces:")
                .replaceFirst("/etc/network/interfaces:$", "");
    }

    private static String arping(int asked, int asker) {
        return asked == asker
                ? "ARPING 10.51.10." + asked
                        + " from 0.0.0.0 eth0\nSent 2 probes (2 broadcast(s))\nReceived 0 response(s)\n"
                : "ARPING 10.51.10." + asked + " from 0.0.0.0 eth0\nUnicast reply from 10.51.10." + asked
                        + " [00:15:5D:0A:0B:" + asked
                        + "]  0.712ms\nSent 1 probes (1 broadcast(s))\nReceived 1 response(s)\n";
    }
}
