# The roles and locks of the measurements. They are data, found by name; policy.wasm is this, compiled by OPA 0.60.0:
#   opa build -t wasm -e portcullis/allow policy.rego, and policy.wasm out of the bundle
#
#   data.roles[name] = {logins: {login: true}, team, env: [patterns], denied_logins: {login: true}, denied_env: {value: true}}
#   data.locks[kind][target] = second at which the lock ends
package portcullis

import future.keywords.if
import future.keywords.in

default allow := false

allow if {
	not locked
	not denied
	granted
}

locked if input.now < data.locks.user[input.user]

locked if input.now < data.locks.login[input.login]

locked if input.now < data.locks.mfa_device[input.mfa_device]

locked if input.now < data.locks.device[input.device]

locked if input.now < data.locks.node[input.host]

locked if input.now < data.locks.server_id[input.host]

locked if {
	some role in input.roles
	input.now < data.locks.role[role]
}

locked if {
	some id in input.access_requests
	input.now < data.locks.access_request[id]
}

denied if {
	some name in input.roles
	data.roles[name].denied_logins[input.login]
}

denied if {
	some name in input.roles
	data.roles[name].denied_env[input.labels.env]
}

granted if {
	some name in input.roles
	role := data.roles[name]
	role.logins[input.login]
	fits(role.team, input.labels.team)
	some pattern in role.env
	fits(pattern, input.labels.env)
}

fits(pattern, value) if pattern == value

fits(pattern, value) if {
	endswith(pattern, "*")
	startswith(value, trim_suffix(pattern, "*"))
}
