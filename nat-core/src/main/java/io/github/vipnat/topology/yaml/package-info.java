/** A YAML file read into fields with their places, every mistake in it named at once. Not API. */
@NullMarked
package io.github.vipnat.topology.yaml;

import org.jspecify.annotations.NullMarked;
