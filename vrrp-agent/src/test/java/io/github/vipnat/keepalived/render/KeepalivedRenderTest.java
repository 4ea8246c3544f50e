package io.github.vipnat.keepalived.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.keepalived.conf.Conf;
import io.github.vipnat.keepalived.conf.ConfFiles;
import io.github.vipnat.keepalived.conf.reader.ConfParser;
import io.github.vipnat.keepalived.vrrp.Authentication;
import io.github.vipnat.keepalived.vrrp.NodeConfig;
import io.github.vipnat.keepalived.vrrp.Tracker;
import io.github.vipnat.keepalived.vrrp.Tracking;
import io.github.vipnat.keepalived.vrrp.VrrpInstance;
import io.github.vipnat.layout.InstallLayout;
import io.github.vipnat.layout.NodePaths;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.secret.Secret;
import io.github.vipnat.topology.Topology;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeepalivedRenderTest {

    private static List<RenderedFile> render(Topology topology, String password, RenderOptions options) {
        return new KeepalivedRender(topology, Optional.of(new Secret(password)), options).files();
    }

    private static String documentFile(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(KeepalivedRenderTest.class.getResourceAsStream("/document/v2/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Conf parse(String text) {
        return new ConfParser(ConfFiles.none()).parse("k.conf", text);
    }

    @Test
    void should_write_sections_4_2_and_4_3_of_the_document_to_the_letter() throws IOException {
        List<RenderedFile> files = render(Sites.document(), "1234", RenderOptions.document());
        assertThat(files.get(0).text()).isEqualTo(documentFile("vm1.conf"));
        assertThat(files.get(1).text()).isEqualTo(documentFile("vm2.conf"));
    }

    @Test
    void should_hold_the_documents_lines_unchanged_below_what_production_needs() throws IOException {
        String text = render(Sites.document(), "1234", RenderOptions.production())
                .get(0)
                .text();
        assertThat(text)
                .contains("    vrrp_garp_master_refresh 5\n", "    enable_script_security\n", "# garp-refresh: ");
        String withoutExtras = text.substring(text.indexOf("vrrp_track_process"))
                .lines()
                .filter(line -> !line.strip().startsWith("#"))
                .collect(Collectors.joining("\n", "", "\n"))
                .replace("    track_file {\n        vipnat_standby\n    }\n", "");
        assertThat(withoutExtras).isEqualTo(documentFile("vm1.conf"));
    }

    @ParameterizedTest
    @EnumSource(ProductionExtra.class)
    void should_write_every_extra_as_a_line_that_is_on_or_a_comment_with_its_reason(ProductionExtra extra) {
        String on = render(Sites.document(), "1234", RenderOptions.with(EnumSet.of(extra)))
                .get(1)
                .text();
        String off = render(Sites.document(), "1234", RenderOptions.with(EnumSet.noneOf(ProductionExtra.class)))
                .get(1)
                .text();
        assertThat(on).isNotEqualTo(off);
        if (extra != ProductionExtra.TRACK_EVERYWHERE) {
            assertThat(off).contains("# " + extra.option() + ": " + extra.why());
        }
        assertThat(parse(on).findings()).isEmpty();
        assertThat(parse(off).findings()).isEmpty();
    }

    @Test
    void should_give_every_node_the_file_by_which_a_failover_moves_the_vip() {
        for (RenderedFile file : render(Sites.document(), "1234", RenderOptions.production())) {
            NodeConfig config = new NodeConfig(file.node(), parse(file.text()));
            assertThat(config.instances().get(0).tracking())
                    .filteredOn(tracked -> tracked.kind() == Tracking.Kind.FILE)
                    .singleElement()
                    .satisfies(tracked -> {
                        assertThat(tracked.weight().signed()).isEqualTo(1);
                        assertThat(tracked.definition())
                                .get(InstanceOfAssertFactories.type(Tracker.ByFile.class))
                                .satisfies(lever -> {
                                    assertThat(lever.path()).isEqualTo(NodePaths.STANDBY);
                                    assertThat(lever.initialValue()).isZero();
                                    assertThat(lever.isOverwritten()).isFalse();
                                });
                    });
        }
    }

    @Test
    void should_give_the_fifo_to_the_agents_user_who_alone_is_to_read_it() {
        String text = render(Sites.document(), "1234", RenderOptions.production())
                .get(0)
                .text();
        assertThat(text).contains("    vrrp_notify_fifo /run/vipnat/notify.fifo vipnat\n");
    }

    @Test
    void should_drop_the_fifo_for_the_hook_and_run_that_as_the_agents_user() {
        EnumSet<ProductionExtra> both = EnumSet.of(ProductionExtra.NOTIFY_FIFO, ProductionExtra.NOTIFY_HOOK);
        String text = render(Sites.document(), "1234", RenderOptions.with(both, InstallLayout.LOCAL))
                .get(0)
                .text();
        assertThat(parse(text).blocks("global_defs").get(0).lines("vrrp_notify_fifo"))
                .isEmpty();
        assertThat(text)
                .contains(
                        "    notify \"/usr/local/lib/vipnat/vipnat-notify\" vipnat vipnat\n",
                        "    notify_master_rx_lower_pri \"/usr/local/lib/vipnat/vipnat-notify INSTANCE VI_1"
                                + " MASTER_RX_LOWER_PRI\" vipnat vipnat\n");
    }

    @Test
    void should_name_the_other_nodes_as_unicast_peers() {
        String text = render(Sites.document(), "1234", RenderOptions.with(EnumSet.of(ProductionExtra.UNICAST)))
                .get(0)
                .text();
        VrrpInstance instance = new NodeConfig("vm1", parse(text)).instances().get(0);
        assertThat(instance.unicastPeers()).extracting(line -> line.word(0)).containsExactly("10.51.10.12");
        assertThat(instance.sourceAddress()).contains("10.51.10.11");
    }

    @Test
    void should_write_a_mask_and_version_3_where_the_site_asks_for_them() {
        Topology fast = Sites.site("lan0", Duration.ofMillis(200), 16);
        String text = new KeepalivedRender(fast, Optional.empty(), RenderOptions.document())
                .files()
                .get(0)
                .text();
        assertThat(text)
                .contains("    advert_int 0.2\n", "    version 3\n", "        10.51.10.67/16\n")
                .doesNotContain("auth");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "ab!cd", "#x", "{y}", "it's", "<>|~", "~x", "@a"})
    void should_write_any_password_so_that_keepalived_reads_it_whole(String password) {
        String text = render(Sites.document(), password, RenderOptions.document())
                .get(0)
                .text();
        VrrpInstance instance = new NodeConfig("vm1", parse(text)).instances().get(0);
        assertThat(Authentication.setting(instance.block(), "auth_pass")).contains(password);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123456789", "a\"b", "a\\b", "a$b", "a\nb"})
    void should_refuse_a_password_that_keepalived_would_not_read_as_it_is(String password) {
        assertThatThrownBy(() -> render(Sites.document(), password, RenderOptions.document()))
                .isInstanceOf(ProblemException.class)
                .hasMessageNotContaining("123456789");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x}y", "s3cret", "a b}c", "{q}r", "#t", "u!v"})
    void should_show_no_part_of_a_password_whatever_it_holds(String password) {
        RenderedFile file =
                render(Sites.document(), password, RenderOptions.document()).get(0);
        String present = file.text().replace("priority", "prioritY");
        for (String part : password.split("[^a-z0-9]+")) {
            if (!part.isEmpty()) {
                assertThat(file.masked()).contains("auth_pass ***\n").doesNotContain("auth_pass *** " + part);
                assertThat(file.masked().lines().filter(line -> line.contains("auth_pass")))
                        .allMatch(line -> line.strip().equals("auth_pass ***"));
                assertThat(file.diff(present)).doesNotContain(password);
            }
        }
    }

    @Test
    void should_show_what_would_change_without_showing_a_password() {
        RenderedFile file =
                render(Sites.document(), "s3cret", RenderOptions.document()).get(1);
        String present = file.text().replace("priority 90", "priority 95").replace("s3cret", "0ld");
        assertThat(file.diff(present))
                .contains(
                        "-    priority 95\n+    priority 90\n",
                        "-        auth_pass *** (another one)\n+        auth_pass ***\n")
                .doesNotContain("s3cret", "0ld");
        assertThat(file.diff(file.text())).isEmpty();
        assertThat(file.toString()).doesNotContain("s3cret");
    }

    @Test
    void should_write_the_stanza_of_section_3_3() {
        NodeNetwork network = new NodeNetwork(
                16, Optional.of(Ipv4.of("10.51.10.254")), List.of(Ipv4.of("8.8.8.8"), Ipv4.of("8.8.4.4")));
        String stanza = new KeepalivedRender(Sites.document(), Optional.empty(), RenderOptions.document())
                .interfaces("vm2", network);
        assertThat(stanza).isEqualTo("""
                auto eth0
                iface eth0 inet static
                    address 10.51.10.12
                    netmask 255.255.0.0
                    gateway 10.51.10.254
                    dns-nameservers 8.8.8.8 8.8.4.4
                """);
    }
}
