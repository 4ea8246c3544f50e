/**
 * The only door to the JSON library: plain Java values out, a checked view in.
 *
 * <p>Example: {@code Json.read("plan.json", text).objects("routers").get(0).string("name")}.
 */
@NullMarked
package io.github.vipnat.json;

import org.jspecify.annotations.NullMarked;
