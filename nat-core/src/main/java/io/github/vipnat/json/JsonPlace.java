package io.github.vipnat.json;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ProblemException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a value stands, and the types that may be expected there.
 *
 * @param path {@code routers[0].name}; empty for the document itself
 */
record JsonPlace(String source, String path) {

    JsonPlace member(String name) {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_-]*")) {
            return new JsonPlace(source, path + "[" + quoted(name) + "]");
        }
        return new JsonPlace(source, path.isEmpty() ? name : path + "." + name);
    }

    JsonPlace item(int index) {
        return new JsonPlace(source, path + "[" + index + "]");
    }

    String text(Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw expected("text", value);
    }

    BigDecimal number(Object value) {
        if (value instanceof BigDecimal number) {
            return number;
        }
        throw expected("number", value);
    }

    boolean flag(Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw expected("true or false", value);
    }

    List<?> list(Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw expected("list", value);
    }

    @SuppressWarnings("unchecked") // every map of the tree has been built with string keys
    JsonObject object(Object value) {
        if (value instanceof Map<?, ?> members) {
            return new JsonObject(this, (Map<String, Object>) members);
        }
        throw expected("object", value);
    }

    ProblemException expected(String expected, Object found) {
        return wrong(expected, kindOf(found));
    }

    ProblemException wrong(String expected, String found) {
        String where = path.isEmpty() ? source : source + ": " + path;
        return new ProblemException(
                ProblemException.Kind.INPUT,
                Problem.fatal(
                        "json-unexpected",
                        where,
                        "expected " + expected + ", found " + found,
                        "the document does not say what vipnat has to know here",
                        "let vipnat write the document again instead of editing it"));
    }

    static String quoted(String text) {
        return Json.line(text.length() <= 60 ? text : text.substring(0, 60) + "...");
    }

    private static String kindOf(Object value) {
        if (value instanceof Optional<?>) {
            return "null";
        }
        if (value instanceof String) {
            return "text";
        }
        if (value instanceof BigDecimal) {
            return "number";
        }
        if (value instanceof Boolean) {
            return "true or false";
        }
        return value instanceof List<?> ? "list" : "object";
    }
}
