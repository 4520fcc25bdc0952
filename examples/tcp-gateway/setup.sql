-- The accounts of the example. The server asks for the passwords, through the gateway.
CREATE DATABASE orders;
CREATE ROLE alice LOGIN PASSWORD 'alices-password';
CREATE ROLE bob LOGIN PASSWORD 'bobs-password';
CREATE ROLE mallory LOGIN PASSWORD 'mallorys-password';
\connect orders
CREATE TABLE note (text text);
GRANT ALL ON note TO PUBLIC;
