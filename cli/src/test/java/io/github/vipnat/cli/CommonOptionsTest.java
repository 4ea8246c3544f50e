package io.github.vipnat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.cli.demo.DemoRouter;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every command understands means the same before and after the command's name. */
class CommonOptionsTest {

    private static final String PAINT = "\u001b[";

    /** Where the option stands. */
    enum Place {
        BEFORE,
        AFTER;

        Typed type(List<String> option, String... command) {
            return type(Map.of("HOME", "/dev/null"), false, option, command);
        }

        Typed type(Map<String, String> environment, boolean interactive, List<String> option, String... command) {
            List<String> all = new ArrayList<>(List.of(command));
            all.addAll(this == BEFORE ? 0 : all.size(), option);
            return Typed.vipnat(environment, interactive, all.toArray(String[]::new));
        }
    }

    @TempDir
    Path folder;

    private String site;
    private String config;

    @BeforeEach
    void save() throws IOException {
        site = Files.writeString(folder.resolve("site.yaml"), DemoRouter.clusterYaml(22))
                .toString();
        config = Files.writeString(folder.resolve("edge.cfg"), DemoRouter.configuration())
                .toString();
    }

    @ParameterizedTest
    @EnumSource
    void should_read_the_file_that_was_named(Place place) {
        for (String name : List.of("-f", "--file")) {
            assertThat(place.type(List.of(name, site), "lint")
                            .endsWith(ExitCode.DONE)
                            .out())
                    .startsWith(site);
        }
    }

    @ParameterizedTest
    @EnumSource
    void should_look_at_the_routers_that_were_named(Place place) {
        Typed typed = place.type(List.of("-r", "left", "--router", "right"), "plan", "-f", site);
        assertThat(typed.endsWith(ExitCode.INPUT).err()).contains("no router left", "no router right");
    }

    @Test
    void should_look_at_routers_named_on_both_sides_of_the_command() {
        Typed typed = Typed.vipnat("-r", "left", "plan", "-r", "right", "-f", site);
        assertThat(typed.endsWith(ExitCode.INPUT).err()).contains("no router left", "no router right");
    }

    @Test
    void should_want_a_name_behind_router() {
        assertThat(Typed.vipnat("plan", "-r").endsWith(ExitCode.USAGE).err()).contains("ROUTER");
    }

    @ParameterizedTest
    @EnumSource
    void should_give_json(Place place) {
        Typed typed = place.type(List.of("--json"), "plan", "-f", site, "--running-config", config);
        assertThat(Json.read("out", typed.endsWith(ExitCode.DONE).out()).objects("routers"))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void should_be_quiet(Place place) {
        for (String name : List.of("-q", "--quiet")) {
            String out = folder.resolve(place + name).toString();
            assertThat(place.type(List.of(name), "init", "-o", out)
                            .endsWith(ExitCode.DONE)
                            .err())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void should_paint_always_or_never_whatever_the_terminal_is(Place place) {
        Map<String, String> noColour = Map.of("HOME", "/dev/null", "NO_COLOR", "1");
        for (String when : List.of("always", "ALWAYS")) {
            Typed typed = place.type(noColour, false, List.of("--color", when), "plan", "-f", "nowhere");
            assertThat(typed.endsWith(ExitCode.INPUT).err()).contains(PAINT);
        }
        Typed typed = place.type(Map.of(), true, List.of("--color=never"), "plan", "-f", "nowhere");
        assertThat(typed.endsWith(ExitCode.INPUT).err()).doesNotContain(PAINT);
    }

    @ParameterizedTest
    @EnumSource
    void should_paint_by_itself_only_for_somebody_who_wants_it(Place place) {
        assertThat(paintsByItself(place, true, Map.of())).isTrue();
        assertThat(paintsByItself(place, true, Map.of("NO_COLOR", ""))).isTrue();
        assertThat(paintsByItself(place, true, Map.of("NO_COLOR", "0"))).isFalse();
        assertThat(paintsByItself(place, true, Map.of("TERM", "dumb"))).isFalse();
        assertThat(paintsByItself(place, false, Map.of())).isFalse();
    }

    private boolean paintsByItself(Place place, boolean interactive, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(Map.of("HOME", "/dev/null"));
        environment.putAll(more);
        return place.type(environment, interactive, List.of("--color", "auto"), "plan", "-f", "nowhere")
                .endsWith(ExitCode.INPUT)
                .err()
                .contains(PAINT);
    }
}
