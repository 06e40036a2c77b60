//! Assembly of the JSON-RPC methods.

use std::sync::Arc;

use cot_rpc::{AttestationApiServer, Attestations, Cot, CotApiServer, Follow, FollowApiServer};
use futures::channel::mpsc;
use jsonrpsee::RpcModule;
use pallet_transaction_payment_rpc::{TransactionPayment, TransactionPaymentApiServer};
use sc_consensus_manual_seal::{
	rpc::{ManualSeal, ManualSealApiServer},
	EngineCommand,
};
use sc_rpc::dev::{Dev, DevApiServer};
use substrate_frame_rpc_system::{System, SystemApiServer};

use crate::service::{Block, Client, Hash, Pool};

/// Returns the methods beyond those that every node has; `places` are those of the pool.
pub fn module(
	client: Arc<Client>,
	pool: Arc<Pool>,
	places: usize,
	engine: mpsc::Sender<EngineCommand<Hash>>,
	follow: Follow<Client, Block>,
) -> Result<RpcModule<()>, Box<dyn std::error::Error + Send + Sync>> {
	let mut module = RpcModule::new(());
	module.merge(System::new(client.clone(), pool.clone()).into_rpc())?;
	module.merge(TransactionPayment::new(client.clone()).into_rpc())?;
	module.merge(Dev::new(client.clone()).into_rpc())?;
	module.merge(ManualSeal::new(engine).into_rpc())?;
	module.merge(Attestations::new(client.clone(), pool, places).into_rpc())?;
	module.merge(follow.into_rpc())?;
	module.merge(Cot::new(client).into_rpc())?;
	Ok(module)
}
