package io.github.vipnat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.cli.demo.DemoRouter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scripts and people everywhere read the same; each country in a JVM of its own. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("processes")
@Timeout(180)
class LocaleTest {

    private static final Map<String, String> UTF_8 = Map.of("LC_ALL", "C.UTF-8");

    @TempDir
    static Path folder;

    private static String site;
    private static String config;
    private static ShellProcess plan;
    private static ShellProcess everything;

    @BeforeAll
    @Timeout(180)
    static void speakPlainly() throws Exception {
        site = write("site.yaml", DemoRouter.clusterYaml(22) + """
                vrrp:
                  instance: VI_1
                  interface: eth0
                  virtual-router-id: 51
                  advert-interval: 1s
                  track: [{ process: nginx, weight: -11 }]
                """);
        config = write("edge.cfg", DemoRouter.configuration().replace("LAN", "R\u00e9seau"));
        plan = plan(UTF_8, List.of());
        everything = everything(UTF_8, List.of());
        assertThat(plan.code()).as(plan.output()).isZero();
        assertThat(plan.output()).startsWith("Router edge: 5 removals, 2 additions\n");
        assertThat(everything.code()).as(everything.output()).isZero();
        assertThat(everything.output()).contains("--in-use takes keep or drop, not DRIP", "did you mean vipnat init?");
    }

    /** Turkish has another lower case of I, Arabic in Egypt other digits. */
    static Stream<List<String>> countries() {
        return Stream.of(
                List.of("-Duser.language=tr", "-Duser.country=TR"), List.of("-Duser.language=ar", "-Duser.country=EG"));
    }

    @ParameterizedTest
    @MethodSource("countries")
    void should_plan_the_same_in_every_country(List<String> country) throws Exception {
        assertThat(plan(UTF_8, country)).isEqualTo(plan);
    }

    @ParameterizedTest
    @MethodSource("countries")
    void should_say_everything_the_same_in_every_country(List<String> country) throws Exception {
        assertThat(everything(UTF_8, country)).isEqualTo(everything);
    }

    @Test
    void should_say_the_same_where_the_system_knows_only_ascii() throws Exception {
        assertThat(plan(Map.of("LC_ALL", "C"), List.of())).isEqualTo(plan);
        assertThat(everything(Map.of("LC_ALL", "C"), List.of())).isEqualTo(everything);
    }

    private static ShellProcess plan(Map<String, String> environment, List<String> country) throws Exception {
        return java(
                environment, country, Main.class, "plan", "-f", site, "--running-config", config, "--color", "never");
    }

    private static ShellProcess everything(Map<String, String> environment, List<String> country) throws Exception {
        return java(environment, country, EverywhereTheSame.class, site, config);
    }

    private static String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static ShellProcess java(
            Map<String, String> environment, List<String> options, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return ShellProcess.run(folder, environment, command);
    }
}
