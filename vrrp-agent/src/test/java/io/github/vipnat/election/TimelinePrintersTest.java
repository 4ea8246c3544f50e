package io.github.vipnat.election;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.election.print.TimelineSvg;
import io.github.vipnat.election.print.TimelineTable;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class TimelinePrintersTest {

    private static Timeline story() {
        return Play.document("v2")
                .run(
                        "nginx down on vm1 at 8s; nginx up on vm1 at 16s; partition at 24s; heal at 32s; link down on vm1 at 40s; crash vm2 at 48s; link up on vm1 at 54s");
    }

    @Test
    void should_print_a_table_that_fits_80_columns_even_with_long_names() {
        assertThat(TimelineTable.of(story()).lines())
                .allMatch(line -> line.length() <= 80)
                .contains(
                        "  seconds  node  state   prio  event",
                        "    3.609  vm1   MASTER   100  notify MASTER 100".replace("MASTER 100", "MASTER"));
        Play longNames = new Play()
                .node("a-node-with-a-name-that-is-far-too-long", "10.0.0.1", Play.instance("MASTER", 100, ""))
                .node("b-node-with-a-name-that-is-far-too-long", "10.0.0.2", Play.instance("BACKUP", 90, ""));
        assertThat(TimelineTable.of(longNames.run("partition at 9s")).lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    @SuppressWarnings("unchecked")
    void should_give_the_json_the_names_that_scripts_depend_on() {
        Map<String, Object> json = story().toJson();
        assertThat(json)
                .containsEntry("schema", "vipnat/1")
                .containsKeys("timeline", "holder", "outages", "dualMaster");
        assertThat(((List<Map<String, Object>>) json.get("timeline")).get(0))
                .containsKeys("at", "node", "state", "priority", "event");
        assertThat(((List<Map<String, Object>>) json.get("holder")).get(0))
                .containsKeys("from", "to", "node")
                .containsEntry("node", "vm1");
        assertThat(((List<Map<String, Object>>) json.get("dualMaster")).get(0))
                .containsEntry("nodes", List.of("vm1", "vm2"));
        assertThat(((List<Map<String, Object>>) json.get("outages")).get(0)).containsKeys("from", "to", "reason");
    }

    @Test
    void should_draw_a_picture_that_is_well_formed_and_needs_nothing_from_elsewhere() throws Exception {
        String svg = TimelineSvg.of(story());
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertThat(svg)
                .doesNotContain("href", "url(", "@import", "<image")
                .contains(">MASTER 100<", "nginx down on vm1");
    }

    @Test
    void should_escape_names_in_the_picture() {
        Play odd = new Play().node("a<b>&\"c", "10.0.0.1", Play.instance("MASTER", 100, ""));
        assertThat(TimelineSvg.of(odd.run(""))).contains("a&lt;b&gt;&amp;&quot;c");
    }
}
