package io.github.vipnat.agent;

/** cluster.yaml of the simulated site. */
final class SiteFile {

    private static final String CLUSTER = """
            cluster: web
            vip: 10.51.10.67/16
            nodes:
              - { name: vm1, address: 10.51.10.11 }
              - { name: vm2, address: 10.51.10.12 }
            vrrp: { instance: VI_1, interface: eth0, virtual-router-id: 51 }
            routers:
            %s
            agent: %s
            """;

    private static final String ROUTER = """
              - name: %s
                address: 127.0.0.1
                port: %d
                username: netops
                password: env:IOS_PASSWORD
                publish:
                  - { global: 192.168.4.51, as: ports, ports: [tcp 80, tcp 443] }
                  - { global: 172.18.55.51, as: ports, ports: [tcp 80, tcp 443] }
            """;

    private SiteFile() {}

    static String of(int port, String agent) {
        return CLUSTER.formatted(router("edge", port), agent);
    }

    /** One router of it. */
    static String router(String name, int port) {
        return ROUTER.formatted(name, port);
    }
}
