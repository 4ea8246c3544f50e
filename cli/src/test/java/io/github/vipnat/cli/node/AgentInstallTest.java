package io.github.vipnat.cli.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.vipnat.cli.CliSite;
import io.github.vipnat.cli.ShellProcess;
import io.github.vipnat.cli.process.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code agent install} makes, held against the programs that will read it. */
@Timeout(180)
class AgentInstallTest {

    private static final String GOLDEN = """
            # Written by: vipnat agent install
            [Unit]
            Description=vipnat post-failover agent
            After=network.target
            Before=keepalived.service

            [Service]
            Type=exec
            User=vipnat
            Group=vipnat
            ExecStart=/usr/bin/vipnat agent run -f /srv/site/cluster.yaml
            ExecReload=/bin/kill -HUP $MAINPID
            Restart=on-failure
            RestartSec=2s
            TimeoutStopSec=5s
            Environment=HOME=/var/lib/vipnat
            # Without a file of its own that the JVM writes each 50 ms, and without a helper process for each arping.
            Environment="VIPNAT_JAVA_OPTIONS=-Xmx64m -XX:-UsePerfData -Djdk.lang.Process.launchMechanism=VFORK"
            # What env:NAME in cluster.yaml stands for; without the file the agent goes without.
            LoadCredential=IOS_PASSWORD:/etc/vipnat/secrets/IOS_PASSWORD
            SetCredential=IOS_PASSWORD:\\n
            LoadCredential=IOS_ENABLE:/etc/vipnat/secrets/IOS_ENABLE
            SetCredential=IOS_ENABLE:\\n
            StateDirectory=vipnat
            StateDirectoryMode=0755
            ReadWritePaths=/run/vipnat
            UMask=0077
            LimitCORE=0
            MemoryMax=256M
            # What systemd-analyze security still counts, and why it stays: SECURITY.md.
            AmbientCapabilities=CAP_NET_RAW
            CapabilityBoundingSet=CAP_NET_RAW
            NoNewPrivileges=yes
            ProtectSystem=strict
            ProtectHome=yes
            ProtectProc=invisible
            PrivateTmp=yes
            PrivateDevices=yes
            PrivateMounts=yes
            ProtectClock=yes
            ProtectControlGroups=yes
            ProtectHostname=yes
            ProtectKernelLogs=yes
            ProtectKernelModules=yes
            ProtectKernelTunables=yes
            RemoveIPC=yes
            RestrictAddressFamilies=AF_INET AF_INET6 AF_NETLINK AF_PACKET
            RestrictNamespaces=yes
            RestrictRealtime=yes
            RestrictSUIDSGID=yes
            LockPersonality=yes
            SystemCallArchitectures=native
            SystemCallErrorNumber=EPERM
            SystemCallFilter=@system-service
            SystemCallFilter=~@privileged @resources @aio @keyring @memlock userfaultfd
            # arping gives up a root that it is not, and gives up if it may not: it is told that it is done.
            SystemCallFilter=~capset:0 setuid:0 setuid32:0

            [Install]
            WantedBy=multi-user.target
            """;

    /** keepalived's own user database and network: nothing of the machine's is touched (netlab-facts 0). */
    private static final String TRY_KEEPALIVED = """
            mount --make-rprivate / && cp /etc/passwd passwd && cp /etc/group group &&
            echo vipnat:x:64999:64999::/nonexistent:/bin/false >>passwd && echo vipnat:x:64999: >>group &&
            mount --bind passwd /etc/passwd && mount --bind group /etc/group && ip netns add vnk-i-$$ &&
            ip -n vnk-i-$$ link add lan0 type veth peer name lan9 && ip -n vnk-i-$$ link set lan0 up && ip -n vnk-i-$$ link set lan9 up &&
            ip -n vnk-i-$$ addr add 10.51.10.11/16 dev lan0 && keepalived -t -s vnk-i-$$ -f keepalived.conf
            status=$?
            ip netns del vnk-i-$$
            exit $status
            """;

    @TempDir
    Path folder;

    private CliSite site;

    @BeforeEach
    void start() {
        site = new CliSite(folder);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private String dryRun(String... more) {
        List<String> words = new ArrayList<>(List.of("agent", "install", "--dry-run"));
        words.addAll(List.of(more));
        return site.vipnat(words.toArray(String[]::new)).endsWith(ExitCode.DONE).out();
    }

    @Test
    void should_write_a_unit_that_reads_the_file_that_was_named() {
        String file = folder.resolve("cluster.yaml").toString();
        assertThat(dryRun()).contains(GOLDEN.replace("/srv/site/cluster.yaml", file));
    }

    /** Those of the routers and on the way to them, by their variables; the database's are no business of the agent's. */
    @Test
    void should_give_the_service_the_secrets_of_its_routers_as_credentials() {
        site.write("cluster.yaml", """
                cluster: web
                vip: 10.51.10.67/16
                nodes:
                  - { name: vm1, address: 10.51.10.11 }
                  - { name: vm2, address: 10.51.10.12 }
                routers:
                  - name: edge
                    address: 10.51.10.254
                    username: netops
                    password: env:EDGE_PASSWORD
                    enable: env:EDGE_ENABLE
                    jump: [{ address: 10.51.10.2, username: hop, password: env:HOP_PASSWORD }]
                    publish: [{ global: 172.18.55.51, as: ports, ports: [tcp 80] }]
                  - name: core
                    address: 10.51.10.253
                    username: netops
                    password: env:EDGE_PASSWORD
                    enable: file:/etc/vipnat/enable
                    publish: [{ global: 172.18.55.51, as: ports, ports: [tcp 80] }]
                database:
                  address: 10.51.10.67
                  schema: shop
                  user: app
                  password: env:DB_PASSWORD
                  admin-user: root
                  admin-password: env:DB_ADMIN
                """);
        String printed = dryRun();
        assertThat(printed.lines().filter(line -> line.startsWith("LoadCredential=")))
                .containsExactly(
                        "LoadCredential=EDGE_PASSWORD:/etc/vipnat/secrets/EDGE_PASSWORD",
                        "LoadCredential=EDGE_ENABLE:/etc/vipnat/secrets/EDGE_ENABLE",
                        "LoadCredential=HOP_PASSWORD:/etc/vipnat/secrets/HOP_PASSWORD");
        assertThat(printed.lines()).contains("SetCredential=EDGE_ENABLE:\\n");
        assertThat(printed)
                .contains("systemd-ask-password --timeout=0 HOP_PASSWORD: >")
                .doesNotContain("DB_ADMIN");
    }

    @Test
    void should_name_the_instance_of_the_site_unless_told_another() {
        site.write("cluster.yaml", """
                cluster: web
                vip: 10.51.10.67/16
                nodes:
                  - { name: vm1, address: 10.51.10.11 }
                  - { name: vm2, address: 10.51.10.12 }
                vrrp: { instance: VI_web, interface: eth0, virtual-router-id: 51 }
                routers:
                  - name: edge
                    address: 10.51.10.254
                    username: netops
                    password: env:IOS_PASSWORD
                    publish: [{ global: 172.18.55.51, as: ports, ports: [tcp 80] }]
                """);
        assertThat(dryRun()).contains("vrrp_instance VI_web {", "INSTANCE VI_web MASTER_RX_LOWER_PRI");
        assertThat(dryRun("--instance", "VI_7")).contains("vrrp_instance VI_7 {");
    }

    @Test
    void should_say_that_the_file_the_service_reads_is_not_there() throws IOException {
        assertThat(dryRun()).doesNotContain("is not there yet");
        Path file = folder.resolve("cluster.yaml");
        Files.delete(file);
        assertThat(dryRun())
                .contains(
                        "vrrp_instance VI_1 {",
                        "The service reads " + file + ", which is not there yet:",
                        "vipnat init --out " + file);
    }

    private Path unit() throws IOException {
        Path root = folder.resolve("root");
        site.vipnat("agent", "install", "--root", root.toString()).endsWith(ExitCode.DONE);
        Path unit = folder.resolve("vipnat-agent.service");
        String text = Files.readString(root.resolve("etc/systemd/system/vipnat-agent.service"));
        return Files.writeString(unit, text.replaceFirst("ExecStart=\\S+", "ExecStart=/bin/true"));
    }

    @Test
    void should_write_a_unit_that_systemd_has_nothing_to_say_about() throws Exception {
        ShellProcess.assumeInstalled("systemd-analyze");
        ShellProcess verified = ShellProcess.run(folder, List.of("systemd-analyze", "verify", unit().toString()));
        assertThat(verified.output()).isEmpty();
        assertThat(verified.code()).isZero();
    }

    /** systemd's own measure, in tenths: 0 is nothing exposed, 100 everything. What is left has its reason in SECURITY.md. */
    @Test
    void should_write_a_unit_that_exposes_little() throws Exception {
        ShellProcess.assumeInstalled("systemd-analyze");
        ShellProcess judged = ShellProcess.run(
                folder,
                Map.of("SYSTEMD_PAGER", ""),
                List.of("systemd-analyze", "security", "--offline=true", "--threshold=17", unit().toString()));
        assertThat(judged.code()).as(judged.output()).isZero();
        assertThat(judged.output()).contains("Overall exposure level");
        String reasons = Files.readString(Path.of(System.getProperty("vipnat.root"), "SECURITY.md"))
                .replace("\\|", "|");
        assertThat(judged.output().lines().filter(line -> line.startsWith("✗ ")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(reasons).contains("`" + line.split(" +", -1)[1] + "`"));
    }

    /**
     * The lines for the FIFO. With those for the hook, which run it as another user, {@code keepalived -t} of 2.2.7 ends itself by
     * SIGTERM and says nothing.
     */
    @Test
    void should_print_lines_that_keepalived_has_nothing_to_say_about() throws Exception {
        ShellProcess.assumeInstalled("keepalived");
        assumeTrue("root".equals(System.getProperty("user.name")), "not root: keepalived -t is not asked");
        String printed = dryRun();
        String lines = printed.substring(printed.indexOf("# keepalived.conf,"), printed.indexOf("# Or, where"));
        site.write("keepalived.conf", lines + """
                vrrp_instance VI_1 {
                    state BACKUP
                    interface lan0
                    virtual_router_id 51
                    priority 100
                    virtual_ipaddress {
                        10.51.10.67/16
                    }
                }
                """);
        ShellProcess tried = ShellProcess.run(folder, List.of("unshare", "-m", "sh", "-c", TRY_KEEPALIVED));
        assertThat(tried.output()).isEmpty();
        assertThat(tried.code()).isZero();
    }
}
