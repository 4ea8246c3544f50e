package io.github.vipnat.json;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class JsonWriteTest {

    @Test
    void should_keep_the_order_of_the_members() {
        assertThat(Json.line(Json.object(entry("schema", "vipnat/1"), entry("changed", true), entry("after", 2))))
                .isEqualTo("{\"schema\":\"vipnat/1\",\"changed\":true,\"after\":2}");
    }

    @Test
    void should_indent_by_two_spaces() {
        assertThat(Json.pretty(Json.object(entry("routers", List.of("edge", "core")), entry("none", List.of()))))
                .isEqualTo("""
                        {
                          "routers": [
                            "edge",
                            "core"
                          ],
                          "none": []
                        }""");
    }

    @Test
    void should_leave_out_what_is_empty() {
        Map<String, Object> tree = Json.object(
                entry("vrf", Optional.empty()),
                entry("name", Optional.of("edge")),
                entry("id", OptionalInt.of(7)),
                entry("at", OptionalLong.empty()),
                entry("list", List.of(Optional.empty(), 1)));
        assertThat(Json.line(tree)).isEqualTo("{\"name\":\"edge\",\"id\":7,\"list\":[1]}");
    }

    @Test
    void should_escape_what_json_needs_and_nothing_for_html() {
        assertThat(Json.line(Json.object(entry("line", "a <b> & 'c' \"d\" \\ \n \u0007 é"))))
                .isEqualTo("{\"line\":\"a <b> & 'c' \\\"d\\\" \\\\ \\n \\u0007 é\"}");
    }

    @Test
    void should_refuse_a_member_given_twice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Json.object(entry("a", 1), entry("a", 2)))
                .withMessage("member given twice: a");
    }

    @Test
    void should_refuse_a_value_it_does_not_know() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Json.line(Json.object(entry("a", new StringBuilder("secret")))))
                .withMessage("not a JSON value: java.lang.StringBuilder");
    }

    @Test
    void should_refuse_a_number_that_is_not_finite() {
        assertThatIllegalArgumentException().isThrownBy(() -> Json.line(List.of(Double.NaN)));
    }

    @Test
    void should_refuse_a_list_inside_itself() {
        List<Object> circle = new ArrayList<>();
        circle.add(circle);
        assertThatIllegalArgumentException().isThrownBy(() -> Json.line(circle)).withMessage("deeper than 64 levels");
    }
}
