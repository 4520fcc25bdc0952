#!/bin/sh
# A gateway in a few lines: opens a session for a user, keeps it alive, and cuts the connection when the server says so.
# The connection is a process that sleeps. Usage: gateway.sh USER
set -eu

server=${PORTCULLIS_SERVER:-http://127.0.0.1:7171}
token=${PORTCULLIS_TOKEN:-trial}
user=${1:?whose session}
sessions="$server/v1/sessions"
gateway="gateway=shell-$$"

call() {
  curl -sS --max-time 10 -H "Authorization: Bearer $token" "$@"
}

# What the user is told: the first text called message. Enough for this example, no reader of JSON.
message() {
  sed 's/.*[,{]"message":"\(\([^"\]\|\\.\)*\)","admin_message":.*/\1/; s/\\\(.\)/\1/g'
}

# Listen first: what ends between opening and listening would be told later.
connection=
renewing=
events=$(mktemp -u)
mkfifo "$events"
curl -sSN -H "Authorization: Bearer $token" "$sessions/events?$gateway" >"$events" &
listening=$!
trap 'kill $listening $connection $renewing 2>/dev/null || :; rm -f "$events"' EXIT INT TERM
exec 3<"$events"

answer=$(call "$sessions?$gateway" -d "{\"request\": {\"user\": \"$user\", \"protocol\": \"ssh\", \"action\": \"connect\",
  \"login\": \"root\", \"resource\": {\"kind\": \"node\", \"name\": \"web-1\"}}}")
session=$(printf '%s' "$answer" | sed -n 's/^{"session":"\([^"]*\)".*/\1/p')
if [ -z "$session" ]; then
  echo "refused: $(printf '%s' "$answer" | message)"
  exit 1
fi
echo "opened: session $session of $user"

sleep 100000 &
connection=$!

while sleep 10; do
  call "$sessions/heartbeats?$gateway" -d "{\"sessions\": [\"$session\"]}" >/dev/null
done &
renewing=$!

while IFS= read -r line <&3; do
  case $line in
    "event: "*) event=${line#event: } ;;
    "data: "*)
      case $event in
        terminate)
          kill "$connection"
          echo "ended: $(printf '%s' "$line" | message)"
          call -X POST "$sessions/$session/acknowledgement?$gateway"
          exit 0
          ;;
        reset)
          kill "$connection"
          echo "ended: the server does not know the session any more"
          exit 0
          ;;
      esac
      ;;
  esac
done
echo "stale: the stream of events has ended"
exit 1
