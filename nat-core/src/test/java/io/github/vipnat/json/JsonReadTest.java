package io.github.vipnat.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonReadTest {

    private static final String PLAN = """
            {
              "schema": "vipnat/1",
              "vip": "10.51.10.67",
              "ticket": null,
              "routers": [
                { "name": "edge", "port": 22, "changed": true, "commands": ["end", "write memory"], "seconds": 1.5 },
                { "name": 7, "port": 70000, "changed": "yes", "commands": ["end", 1], "seconds": 2 }
              ]
            }
            """;

    private final JsonObject plan = Json.read("plan.json", PLAN);
    private final JsonObject edge = plan.objects("routers").get(0);
    private final JsonObject broken = plan.objects("routers").get(1);

    @Test
    void should_give_each_member_by_its_type() {
        assertThat(plan.string("schema")).isEqualTo("vipnat/1");
        assertThat(plan.string("vip", "IPv4 address", Ipv4::parse)).isEqualTo(Ipv4.of("10.51.10.67"));
        assertThat(edge.number("port")).isEqualTo(22);
        assertThat(edge.number("port", 1, 65535)).isEqualTo(22);
        assertThat(edge.flag("changed")).isTrue();
        assertThat(edge.decimal("seconds")).isEqualTo(1.5);
        assertThat(edge.strings("commands")).containsExactly("end", "write memory");
        assertThat(plan.names()).containsExactly("schema", "vip", "ticket", "routers");
    }

    @Test
    void should_take_null_for_missing_where_a_member_may_be_missing() {
        assertThat(plan.optionalString("ticket")).isEmpty();
        assertThat(plan.optionalString("nobody")).isEmpty();
        assertThat(plan.has("ticket")).isFalse();
        assertThat(problem(() -> plan.string("ticket")).what()).isEqualTo("expected text, found null");
    }

    @Test
    void should_read_a_list_of_objects_with_a_function() {
        JsonObject one = Json.read("x", "{\"routers\":[{\"name\":\"a\"},{\"name\":\"b\"}]}");
        assertThat(one.list("routers", router -> router.string("name"))).containsExactly("a", "b");
    }

    @Test
    void should_name_document_and_path_of_a_wrong_type() {
        Problem problem = problem(() -> broken.string("name"));
        assertThat(problem.where() + ": " + problem.what())
                .isEqualTo("plan.json: routers[1].name: expected text, found number");
    }

    @Test
    void should_name_the_item_of_a_list() {
        Problem problem = problem(() -> broken.strings("commands"));
        assertThat(problem.where()).isEqualTo("plan.json: routers[1].commands[1]");
    }

    @Test
    void should_say_what_was_found_instead() {
        assertThat(problem(() -> broken.flag("changed")).what()).isEqualTo("expected true or false, found text");
        assertThat(problem(() -> broken.flag("nobody")).what()).isEqualTo("expected true or false, found nothing");
        assertThat(problem(() -> broken.number("port", 1, 65535)).what())
                .isEqualTo("expected number from 1 to 65535, found 70000");
        assertThat(problem(() -> edge.number("seconds")).what()).isEqualTo("expected whole number, found 1.5");
        assertThat(problem(() -> plan.object("routers")).what()).isEqualTo("expected object, found list");
        assertThat(problem(() -> plan.string("schema", "IPv4 address", Ipv4::parse))
                        .what())
                .isEqualTo("expected IPv4 address, found \"vipnat/1\"");
    }

    @Test
    void should_quote_a_member_that_is_not_a_word() {
        assertThat(problem(() -> plan.string("a b")).where()).isEqualTo("plan.json: [\"a b\"]");
    }

    @Test
    void should_refuse_a_number_beyond_a_long_without_counting_it_out() {
        JsonObject huge = Json.read("x", "{\"n\":1e999999999}");
        assertThat(problem(() -> huge.number("n")).what()).isEqualTo("expected whole number, found 1E+999999999");
    }

    @Test
    void should_name_line_and_column_of_what_is_not_json() {
        Problem problem = problem(() -> Json.read("plan.json", "{\n  \"schema\": oops\n}"));
        assertThat(problem.where()).isEqualTo("plan.json:2:13");
        assertThat(problem.what()).isEqualTo("this is not JSON");
    }

    @Test
    void should_say_that_a_document_is_cut_short() {
        Problem problem = problem(() -> Json.read("plan.json", PLAN.substring(0, PLAN.indexOf("\"edge\"") + 7)));
        assertThat(problem.what()).isEqualTo("the JSON document is cut short");
        assertThat(problem.where()).matches("plan\\.json:6:\\d+");
    }

    @Test
    void should_refuse_text_after_the_end() {
        assertThat(problem(() -> Json.read("x", "{} {}")).what()).isEqualTo("this is not JSON");
    }

    @Test
    void should_refuse_what_only_lenient_readers_take() {
        assertThat(problem(() -> Json.read("x", "{'a':1}")).code()).isEqualTo("json-broken");
        assertThat(problem(() -> Json.read("x", "{\"a\":NaN}")).code()).isEqualTo("json-broken");
        assertThat(problem(() -> Json.read("x", "{\"a\":1,}")).code()).isEqualTo("json-broken");
        assertThat(problem(() -> Json.read("x", "{\"a\":1 // note\n}")).code()).isEqualTo("json-broken");
    }

    @Test
    void should_refuse_a_member_given_twice() {
        assertThat(problem(() -> Json.read("x", "{\"a\":1,\"a\":2}")).what())
                .isEqualTo("the member \"a\" is given twice");
        assertThat(problem(() -> Json.read("x", "{\"a\":null,\"a\":2}")).what())
                .isEqualTo("the member \"a\" is given twice");
    }

    @Test
    void should_refuse_a_document_that_is_not_an_object() {
        Problem problem = problem(() -> Json.read("x", "[1]"));
        assertThat(problem.where() + ": " + problem.what()).isEqualTo("x: expected object, found list");
    }

    @Test
    void should_refuse_a_document_too_deep() {
        String deep = "{\"a\":" + "[".repeat(100_000);
        assertThat(problem(() -> Json.read("x", deep)).what()).isEqualTo("deeper than 64 levels");
    }

    @Test
    void should_refuse_numbers_that_only_cost_time() {
        assertThat(problem(() -> Json.read("x", "{\"a\":" + "9".repeat(65) + "}"))
                        .what())
                .isEqualTo("a number of more than 64 characters");
        assertThat(problem(() -> Json.read("x", "{\"a\":1e99999999999}")).what())
                .isEqualTo("a number whose exponent is out of range");
    }

    @Test
    void should_refuse_an_empty_document() {
        assertThat(problem(() -> Json.read("x", "")).what()).isEqualTo("the JSON document is cut short");
    }

    @Test
    void should_read_a_file_and_name_it(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("plan.json");
        Files.writeString(file, "{\"a\":1}");
        assertThat(problem(() -> Json.read(file).string("a")).where()).isEqualTo(file + ": a");
        assertThat(problem(() -> Json.read(folder.resolve("none"))).code()).isEqualTo("file-not-found");
    }

    @Test
    void should_write_back_what_it_read() {
        assertThat(Json.read("again", Json.pretty(plan))).isEqualTo(Json.read("again", Json.line(plan)));
        assertThat(Json.line(edge))
                .isEqualTo("{\"name\":\"edge\",\"port\":22,\"changed\":true,"
                        + "\"commands\":[\"end\",\"write memory\"],\"seconds\":1.5}");
    }

    @Test
    void should_end_in_nothing_but_problems_whatever_the_bytes() {
        Random random = new Random(20261122);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder(PLAN);
            for (int i = random.nextInt(4); i >= 0; i--) {
                text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(128));
            }
            text.setLength(random.nextInt(4) == 0 ? random.nextInt(text.length()) : text.length());
            try {
                Json.read("fuzz", text.toString()).names();
            } catch (ProblemException e) {
                assertThat(e.problems()).hasSize(1);
            }
        }
    }

    private static Problem problem(ThrowingCallable work) {
        ProblemException thrown = catchThrowableOfType(ProblemException.class, work);
        assertThat(thrown).as("a problem was to be thrown").isNotNull();
        assertThat(thrown.kind()).isEqualTo(ProblemException.Kind.INPUT);
        return thrown.problems().get(0);
    }
}
