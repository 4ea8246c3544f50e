# Shared by bin/vipnat and bin/test: finds or installs what the build needs, and builds when a source is newer.
# POSIX sh; sourced, with ROOT set to the checkout.

say() {
  printf '%s\n' "$*" >&2
}

may_install() {
  [ "${VIPNAT_NO_INSTALL:-}" = "" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1
}

# need PROGRAM PACKAGE...: installs the packages when the program is missing and we may; else says what to type.
need() {
  need_program=$1
  shift
  command -v "$need_program" >/dev/null 2>&1 && return 0
  if may_install; then
    say "vipnat: installing $* (needed once)"
    install_packages "$@" || true
  fi
  command -v "$need_program" >/dev/null 2>&1 && return 0
  say "vipnat: $need_program is missing; as root:  apt-get install -y $*"
  exit 69
}

POLICY=/usr/sbin/policy-rc.d
POLICY_MARK='# written by vipnat while it installs packages; process'

# A policy-rc.d of a vipnat that was killed would forbid every service of this host to start, for good.
drop_stale_policy() {
  [ -f "$POLICY" ] && [ -w "$POLICY" ] || return 0
  owner=$(sed -n "s/^$POLICY_MARK \([0-9][0-9]*\)\$/\1/p" "$POLICY")
  [ "$owner" = "" ] || kill -0 "$owner" 2>/dev/null || rm -f "$POLICY"
}
drop_stale_policy

# without_services COMMAND...: runs it while Debian's policy-rc.d forbids packages to start their services.
# A signal waits for the command's end: what is half installed must not start its services either.
without_services() (
  if [ ! -e "$POLICY" ]; then
    trap 'rm -f "$POLICY"' EXIT
    trap 'exit 129' HUP
    trap 'exit 130' INT
    trap 'exit 143' TERM
    printf '#!/bin/sh\n%s %s\nexit 101\n' "$POLICY_MARK" "$$" >"$POLICY"
    chmod 755 "$POLICY"
  fi
  "$@"
)

install_packages() {
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; } \
    >/dev/null 2>&1
}

# want PACKAGE...: what the tests with real daemons use; without it they say so and count as skipped.
want() {
  missing=
  for package in "$@"; do
    dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || missing="$missing $package"
  done
  [ "$missing" = "" ] && return 0
  if may_install; then
    say "vipnat: installing$missing (needed once; no service is started)"
    # shellcheck disable=SC2086
    without_services install_packages $missing && return 0
  fi
  say "vipnat: tests with real daemons are skipped without them; as root:  apt-get install -y$missing"
}

need_java() {
  need javac openjdk-17-jdk-headless
  need mvn maven
}

# Whether a source is newer than what was built from it.
is_stale() {
  [ -f "$ROOT/cli/target/vipnat.jar" ] && [ -d "$ROOT/cli/target/lib" ] || return 0
  [ -n "$(find "$ROOT/pom.xml" "$ROOT"/*/pom.xml "$ROOT"/*/src/main "$ROOT/.mvn" \
    -newer "$ROOT/cli/target/vipnat.jar" -print 2>/dev/null | head -n 1)" ]
}

build() {
  need_java
  say "vipnat: building (once; takes a minute where nothing is cached)"
  rm -rf "$ROOT/cli/target/lib"
  if ! (cd "$ROOT" && mvn -q -B package -DskipTests -Dspotless.check.skip -Dcheckstyle.skip -Djacoco.skip) >&2; then
    say "vipnat: the build failed; see above"
    exit 70
  fi
  touch "$ROOT/cli/target/vipnat.jar"
}
